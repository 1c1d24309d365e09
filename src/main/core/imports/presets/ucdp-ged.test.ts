import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { Collection } from '#shared/model/field.ts';
import { Mapping } from '#shared/model/import-mapping.ts';
import type { Coordinates, Quantity } from '#shared/model/value.ts';
import { checkValue } from '#shared/values/check.ts';
import { fileSource, memorySource } from '../byte-source.ts';
import { createConverter, type ConvertedRow } from '../convert/convert-row.ts';
import { findTables } from '../source-kind.ts';
import { guessSettings, openTable } from '../table.ts';
import { recognise, type Recognised } from './recognise.ts';
import { GED_COLUMNS } from './ucdp-ged.ts';

const ZIP = fileURLToPath(new URL('../fixtures/ged191-myanmar-bangladesh.zip', import.meta.url));

let recognised: Recognised;
const records = new Map<string, ConvertedRow>();
let rejected = 0;

beforeAll(async () => {
  const [found] = await findTables(await fileSource(ZIP));
  const table = await openTable(found!, (await guessSettings(found!)).settings);
  recognised = recognise(table.columns, [])!;
  const convert = createConverter(recognised.mapping, recognised.collection.fields, table.columns);
  for await (const batch of table.rows()) {
    for (const row of batch) {
      const converted = convert(row);
      if ('rejected' in converted) rejected += 1;
      else records.set(converted.key, converted);
    }
  }
});

/** The plainest reader there can be: one character after the other. Knows nothing of ours. */
function plainTable(): Record<string, string>[] {
  const [bytes] = Object.values(unzipSync(readFileSync(ZIP)));
  const text = new TextDecoder().decode(bytes);
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"' && isQuoted && text[at + 1] === '"') cell += text[++at];
    else if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted || (character !== ',' && character !== '\n')) cell += character;
    else {
      rows.at(-1)!.push(cell);
      cell = '';
      if (character === '\n') rows.push([]);
    }
  }
  const [names, ...data] = rows.filter((row) => row.length > 0);
  return data.map((row) => Object.fromEntries(row.map((value, at) => [names![at]!, value])));
}

describe('UCDP GED 19.1, Myanmar and Bangladesh', () => {
  it('is recognised by its 42 columns, all of which are used', () => {
    expect(recognised.preset.id).toBe('ucdp-ged');
    expect(recognised.names).toBeNull();
    expect(recognised.extra).toEqual([]);
    expect(recognised.missing.toSorted()).toEqual([
      'code_status',
      'conflict_dset_id',
      'dyad_dset_id',
      'relid',
      'side_a_dset_id',
      'side_b_dset_id',
      'where_description',
    ]);
    expect(Mapping.parse(recognised.mapping)).toEqual(recognised.mapping);
    expect(Collection.parse(recognised.collection)).toEqual(recognised.collection);
  });

  it('comes in with no row lost, and every value fits its field', () => {
    expect(records.size).toBe(3_194);
    expect(rejected).toBe(0);
    const fields = new Map(recognised.collection.fields.map((field) => [field.id, field]));
    for (const { values } of records.values()) {
      for (const [id, value] of Object.entries(values)) {
        if (value !== null) expect(checkValue(fields.get(id)!, value)).toBeNull();
      }
    }
  });

  it('reports the six rows whose best figure is outside of low to high, and keeps their cells', () => {
    const odd = [...records.values()].filter(({ problems }) =>
      problems.some(({ field }) => field === 'deaths'),
    );
    expect(
      Object.fromEntries(
        odd.map(({ key, values, raw }) => [key, [values['deaths'], raw['deaths']]]),
      ),
    ).toEqual({
      'ged-71686': [{ best: 3 }, 'low: 0; best: 3; high: 0'],
      'ged-84006': [{ best: 3 }, 'low: 0; best: 3; high: 0'],
      'ged-71645': [{ best: 10 }, 'low: 0; best: 10; high: 4'],
      'ged-71690': [{ best: 21 }, 'low: 0; best: 21; high: 16'],
      'ged-210317': [{ best: 2 }, 'low: 2; best: 2; high: 1'],
      'ged-224479': [{ best: 0 }, 'low: 1; best: 0; high: 3'],
    });
    expect(odd[0]?.problems[0]?.reason).toMatch(/best figure \d+ is not between/);
  });

  it('reports the 64 cells of sources whose quotes do not match, and nothing else', () => {
    const problems = [...records.values()].flatMap((record) => record.problems);
    expect(problems.filter(({ field }) => field === 'sources')).toHaveLength(64);
    expect(problems).toHaveLength(64 + 6);
    expect(records.get('ged-209406')?.values['sources']).toHaveLength(4);
  });

  it('keeps the 79 cells with line breaks as they are', () => {
    const cells = plainTable()
      .flatMap((row) => Object.values(row))
      .filter((cell) => cell.includes('\n'));
    expect(cells).toHaveLength(79);
    const kept = [...records.values()].flatMap(({ values, raw }) => [
      ...Object.values(values),
      ...Object.values(raw),
    ]);
    const texts = new Set(kept);
    expect(cells.filter((cell) => !texts.has(cell))).toEqual([]);
  });

  it('has the sums of low, best and high that a plain reading of the file has, but for what the six rows contradict', () => {
    const plain = { low: 0, best: 0, high: 0 };
    for (const row of plainTable()) {
      plain.low += Number(row['low']);
      plain.best += Number(row['best']);
      plain.high += Number(row['high']);
    }
    expect(plain).toEqual({ low: 19_808, best: 20_936, high: 30_686 });
    const sums = { low: 0, best: 0, high: 0 };
    for (const { values } of records.values()) {
      const { low, best, high } = values['deaths'] as Quantity;
      sums.low += low ?? best!;
      sums.best += best!;
      sums.high += high ?? best!;
    }
    // Where the best figure lies outside of low to high, it alone is taken over, and counts for all three.
    expect(sums).toEqual({ low: plain.low + 36, best: plain.best, high: plain.high + 15 });
  });

  // Looked up in the file one by one: date_prec, date_start, date_end and where_prec.
  it.each<[number, string, Coordinates['precision']]>([
    [73855, '1989-09-30', 'district'],
    [48754, '1989-12-26', 'province'],
    [210923, '2015-11-14', 'province'],
    [72633, '1991-02-28', 'country'],
    [73807, '1991-01-01', 'place'],
    [73665, '1991-03-11', 'district'],
    [48616, '1992-04-02', 'country'],
    [209980, '2015-05-11/2015-05-12', 'district'],
    [71663, '2013-12-13/2013-12-14', 'place'],
    [50157, '2000-07-01/2000-07-07', 'place'],
    [49889, '1997-06-16/1997-06-22', 'country'],
    [50110, '2003-03', 'province'],
    [49230, '2007-02', 'district'],
    [209575, '2015-10-06/2015-10-19', 'district'],
    [48626, '2000-11-20/2000-11-30', 'country'],
    [71694, '1992', 'country'],
    [50242, '1997-06/1997-07', 'province'],
    [51025, '2007-01-01/2007-05-15', 'district'],
    [48916, '1995-01-31/1995-12-31', 'province'],
    [49240, '1992-01-01/1992-02-20', 'district'],
  ])('knows of event %d when it was and how exactly where', (id, date, precision) => {
    const { values } = records.get(`ged-${id}`)!;
    expect(values['date']).toBe(date);
    expect((values['coordinates'] as Coordinates).precision).toBe(precision);
  });

  it('says of missing counts of sources that they are not recorded, and leaves degrees of -1 alone', () => {
    const { values, labels, raw } = records.get('ged-73855')!;
    expect([values['numberOfSources'], labels['numberOfSources'], raw['numberOfSources']]).toEqual([
      null,
      'not recorded',
      '-1',
    ]);
  });
});

/** A row of a candidate release, as short as can be. */
function candidate(over: Record<string, string> = {}): string[] {
  const cells: Record<string, string> = {
    id: '500001',
    year: '2026',
    type_of_violence: '1',
    dyad_name: 'Government of X - Y',
    where_prec: '5',
    where_coordinates: 'A place',
    latitude: '-9',
    longitude: '-1',
    geom_wkt: 'POINT (-1 -9)',
    date_prec: '4',
    date_start: '2026-07-01 00:00:00.000',
    date_end: '2026-07-31 00:00:00.000',
    best: '4',
    high: '4',
    low: '4',
    relid: 'XXX-2026-1-1-0.2',
    ...over,
  };
  return GED_COLUMNS.map((name) => cells[name] ?? '');
}

describe('a candidate release without a header', () => {
  it('is recognised by its shape, and read with the names that it has not', async () => {
    const rows = [candidate(), candidate({ id: '500002', year: '2025' })];
    const text = rows
      .map((cells) => cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(','))
      .join('\n');
    const [found] = await findTables(
      memorySource('GEDEvent_v24_01_24_12.csv', Buffer.from(`\ufeff${text}`)),
    );
    const { settings } = await guessSettings(found!);
    if (settings.kind !== 'csv') throw new Error('expected a CSV');
    expect(settings.header).toEqual({ names: null, tags: null });
    const unnamed = await openTable(found!, settings);
    const proposal = recognise(unnamed.columns, rows)!;
    expect(proposal).toMatchObject({ preset: { id: 'ucdp-ged' }, extra: [], missing: [] });
    const table = await openTable(found!, {
      ...settings,
      header: { ...settings.header, given: [...proposal.names!] },
    });
    expect(table.columns.map(({ name }) => name)).toEqual(GED_COLUMNS);
    const convert = createConverter(proposal.mapping, proposal.collection.fields, table.columns);
    const converted: ConvertedRow[] = [];
    for await (const batch of table.rows())
      for (const row of batch) converted.push(convert(row) as ConvertedRow);
    expect(
      converted.map(({ key, values, problems }) => [
        key,
        values['date'],
        values['deaths'],
        problems.length,
      ]),
    ).toEqual([
      ['ged-500001', '2026-07', { best: 4 }, 0],
      ['ged-500002', '2026-07', { best: 4 }, 1],
    ]);
    expect(converted[0]?.values['coordinates']).toEqual({
      lat: -9,
      lon: -1,
      precision: 'province',
    });
    expect(converted[0]?.values['externalIds']).toEqual(['event 500001', 'relid XXX-2026-1-1-0.2']);
    expect(converted[1]?.problems[0]?.reason).toBe(
      'The year 2025 is not that of the date 2026-07.',
    );
  });

  it('is not seen in another table of 49 columns', () => {
    const columns = GED_COLUMNS.map((_, at) => ({ name: `Column ${at + 1}` }));
    expect(recognise(columns, [candidate()])).not.toBeNull();
    expect(recognise(columns, [])).toBeNull();
    for (const over of [
      { year: '26' },
      { type_of_violence: '4' },
      { geom_wkt: '' },
      { date_prec: '0' },
      { id: 'x' },
      { date_start: '1/7/2026' },
    ])
      expect(recognise(columns, [candidate(), candidate(over)])).toBeNull();
    expect(recognise(columns.slice(1), [candidate()])).toBeNull();
  });
});
