import { describe, expect, it } from 'vitest';
import { Collection } from '#shared/model/field.ts';
import { Mapping } from '#shared/model/import-mapping.ts';
import { checkValue } from '#shared/values/check.ts';
import { createConverter, type ConvertedRow } from '../convert/convert-row.ts';
import type { Preset } from './preset.ts';
import { presets, recognise } from './recognise.ts';

/** A made-up row by the names of its columns, read by the preset that is recognised. */
function read(row: Record<string, string>) {
  const columns = Object.keys(row).map((name) => ({ name }));
  const found = recognise(columns, [])!;
  const convert = createConverter(found.mapping, found.collection.fields, columns);
  const converted = convert({ cells: Object.values(row), flaw: null }) as ConvertedRow;
  for (const [id, value] of Object.entries(converted.values)) {
    const field = found.collection.fields.find((one) => one.id === id)!;
    if (value !== null) expect(checkValue(field, value)).toBeNull();
  }
  return { ...converted, ...found };
}

describe.each(presets.map((preset) => [preset.id, preset] as const))('%s', (_, preset) => {
  const columns = () => {
    const names = new Set(preset.telling);
    for (const { reading } of preset.fields) {
      for (const match of JSON.stringify(reading).matchAll(
        /"(?:column|labelColumn|low|best|high|first|last|precision|year|month|day|words|lat|lon)":"([^"]+)"/g,
      ))
        names.add(match[1]!);
    }
    return [...names].map((name) => ({ name }));
  };

  it('is complete: its collection and mapping fit their schemas', () => {
    const found = recognise(columns(), [])!;
    expect(found.preset.id).toBe(preset.id);
    expect(Collection.parse(found.collection)).toEqual(found.collection);
    expect(Mapping.parse(found.mapping)).toEqual(found.mapping);
    expect(new Set(found.collection.fields.map(({ title }) => title)).size).toBe(
      found.collection.fields.length,
    );
    expect(found.collection.fields.map(({ id }) => id)).toContain(found.collection.titleField);
  });

  it('is recognised in any order and in upper case, and not without one of the columns that tell it', () => {
    expect(recognise(columns().toReversed(), [])?.preset.id).toBe(preset.id);
    expect(
      recognise(
        columns().map(({ name }) => ({ name: name.toUpperCase() })),
        [],
      )?.preset.id,
    ).toBe(preset.id);
    for (const missing of preset.telling) {
      const rest = columns().filter(({ name }) => name !== missing);
      expect(recognise(rest, [])?.preset.id).not.toBe(preset.id);
    }
  });

  it('is cited, and says under which licence', () => {
    expect(preset.source.citation.length).toBeGreaterThan(40);
    expect(preset.source.licence).not.toBe('');
  });
});

describe('recognise', () => {
  it.each<[Preset['id'], string, string | null]>([
    ['ucdp-ged', 'ged191.csv', '19.1'],
    ['ucdp-ged', 'ged231-csv.zip', '23.1'],
    ['ucdp-ged', 'GEDEvent_v23_1.csv', '23.1'],
    ['ucdp-ged', 'GEDEvent_v25_0_3.csv', '25.0.3'],
    ['ucdp-ged', 'GEDEvent_v25_01_25_06.csv', '25.01.25.06'],
    ['ucdp-ged', 'events.csv', null],
    ['gtd', 'globalterrorismdb_0718dist.csv', '0718dist'],
  ])('%s knows the release by the name %s', (id, name, release) => {
    expect(presets.find((preset) => preset.id === id)?.releaseOf?.(name)).toBe(release);
  });

  it('says which columns it does not know, and which are missing', () => {
    const { extra, missing } = read({ ...GTD, avg_kill: '1' });
    expect(extra).toEqual(['avg_kill']);
    expect(missing).toContain('approxdate');
    expect(recognise([{ name: 'id' }, { name: 'best' }, { name: 'constructor' }], [])).toBeNull();
    expect(recognise([], [])).toBeNull();
  });
});

/** Invented. */
const GTD: Record<string, string> = {
  eventid: '201404090001',
  iyear: '2014',
  imonth: '4',
  iday: '0',
  resolution: '',
  country_txt: 'Examplia',
  city: 'Unknown',
  provstate: 'North',
  latitude: '8.5',
  longitude: '-9',
  specificity: '4',
  vicinity: '-9',
  doubtterr: '-9',
  attacktype1: '3',
  attacktype1_txt: 'Bombing/Explosion',
  attacktype2: '2',
  targtype1: '14',
  gname: 'Unknown',
  gname2: 'Example Front',
  guncertain1: '1',
  nperps: '-99',
  nkill: '',
  nwound: '2.5',
  claimed: '0',
  related: '201404090001,201404090002',
  scite1: 'A newspaper; a page',
  INT_ANY: '-9',
};

describe('GTD', () => {
  const row = read(GTD);
  it('keeps its id of twelve figures, and a day of 0 is no day', () => {
    expect(row.key).toBe('gtd-201404090001');
    expect(row.values['date']).toBe('2014-04');
    expect(row.raw['date']).toBe('iyear: 2014; imonth: 4; iday: 0');
  });

  it('takes an empty number of dead for unknown, never for 0', () => {
    expect(row.values).not.toHaveProperty('killed');
    expect(row.values['wounded']).toEqual({ best: 2.5 });
  });

  it('keeps what -9 and -99 mean, but for degrees', () => {
    expect(row.values).toMatchObject({
      vicinity: null,
      doubt: null,
      perpetratorCount: null,
      international: null,
    });
    expect(row.labels).toMatchObject({
      vicinity: 'unknown, or not recorded at the time',
      perpetratorCount: 'unknown',
    });
    expect(row.values['coordinates']).toEqual({ lat: 8.5, lon: -9, precision: 'province' });
  });

  it('makes lists of numbered columns', () => {
    expect(row.values).toMatchObject({
      title: 'Bombing/Explosion, North, Examplia',
      place: null,
      perpetrators: ['Example Front'],
      suspected1: 'yes',
      attackTypes: ['bombing-explosion', 'armed-assault'],
      targetTypes: ['private-citizens'],
      claimed: 'no',
      related: ['201404090001', '201404090002'],
      sources: ['A newspaper; a page'],
    });
    expect(row.problems).toEqual([]);
  });

  it('makes an interval of what took longer than a day', () => {
    expect(read({ ...GTD, iday: '9', resolution: '4/12/2014' }).values['date']).toBe(
      '2014-04-09/2014-04-12',
    );
    expect(read({ ...GTD, iday: '9', resolution: '2014-04-12' }).values['date']).toBe(
      '2014-04-09/2014-04-12',
    );
  });
});

/** Invented. */
const ACLED: Record<string, string> = {
  event_id_cnty: 'EXA9766',
  event_date: '16 May 2025',
  year: '2025',
  time_precision: '2',
  disorder_type: 'Political violence; Demonstrations',
  event_type: 'Riots',
  sub_event_type: 'Mob violence',
  actor1: 'Rioters (Examplia)',
  assoc_actor_1: 'Farmers; Students',
  inter1: 'Rioters',
  actor2: '',
  assoc_actor_2: '',
  inter2: '',
  interaction: 'Rioters only',
  civilian_targeting: 'Civilians targeted',
  iso: '004',
  region: 'Somewhere',
  country: 'Examplia',
  admin1: 'North',
  admin2: '',
  admin3: '',
  location: 'Exampletown',
  latitude: '8.5000',
  longitude: '-9.0000',
  geo_precision: '2',
  source: 'A newspaper; A radio',
  source_scale: 'Local partner-National',
  notes: 'A summary.',
  fatalities: '0',
  tags: 'crowd size=about 50; women targeted',
  timestamp: '1747700000',
};

describe('ACLED', () => {
  const row = read(ACLED);
  it('makes of the middle of a week the week, and of a day in a month the month', () => {
    expect(row.values['date']).toBe('2025-05-13/2025-05-19');
    expect(read({ ...ACLED, time_precision: '3' }).values['date']).toBe('2025-05');
    expect(read({ ...ACLED, time_precision: '1' }).values['date']).toBe('2025-05-16');
    for (const event_date of ['2025-05-16', '16-05-2025', '16-May-25'])
      expect(read({ ...ACLED, event_date, time_precision: '1' }).values['date']).toBe('2025-05-16');
  });

  it('does not take 0 for none', () => {
    expect(row.values['fatalities']).toEqual({ low: 0 });
    expect(row.labels['fatalities']).toBe('0 or not reported');
    expect(read({ ...ACLED, fatalities: '12' }).values['fatalities']).toEqual({
      low: 12,
      best: 12,
    });
  });

  it('reads the rest', () => {
    expect(row).toMatchObject({
      preset: { id: 'acled' },
      extra: ['year'],
      missing: [],
      problems: [],
    });
    expect(row.values).toMatchObject({
      title: 'Mob violence, Exampletown, Examplia',
      disorder: ['political-violence', 'demonstrations'],
      eventType: 'riots',
      actor1Kind: 'rioters',
      actor1Allies: ['Farmers', 'Students'],
      isoCode: '004',
      coordinates: { lat: 8.5, lon: -9, precision: 'district' },
      sources: ['A newspaper', 'A radio'],
      tags: ['crowd size=about 50', 'women targeted'],
      uploaded: 1_747_700_000,
    });
  });
});

describe('ACLED before March 2023', () => {
  const row = read({
    DATA_ID: '777',
    ISO: '4',
    EVENT_ID_CNTY: 'EXA12',
    EVENT_ID_NO_CNTY: '12',
    EVENT_DATE: '16-May-15',
    YEAR: '2015',
    TIME_PRECISION: '1',
    EVENT_TYPE: 'Battle-No change of territory',
    ACTOR1: 'An army',
    ALLY_ACTOR_1: '',
    INTER1: '1',
    ACTOR2: '',
    ALLY_ACTOR_2: '',
    INTER2: '0',
    INTERACTION: '10',
    COUNTRY: 'Examplia',
    LOCATION: 'Exampletown',
    LATITUDE: '8.5',
    LONGITUDE: '1.5',
    GEO_PRECISION: '1',
    FATALITIES: '3',
  });

  it('is read with its names in upper case, older names, and numbers for actors', () => {
    expect(row.preset.id).toBe('acled-older');
    expect(row.extra).toEqual(['YEAR']);
    expect(row.values).toMatchObject({
      title: 'Battle-No change of territory, Exampletown, Examplia',
      date: '2015-05-16',
      eventType: 'Battle-No change of territory',
      actor1Kind: 'state-forces',
      actor2Kind: null,
      externalIds: ['event_id_cnty EXA12', 'event_id_no_cnty 12', 'data_id 777'],
    });
    expect(row.labels['actor2Kind']).toBe('no actor');
    expect(row.key).toBe('acled-EXA12');
    expect(row.problems).toEqual([]);
  });
});
