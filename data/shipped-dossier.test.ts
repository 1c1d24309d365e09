import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BaseFile, EDITOR, type BaseRecord, type Statement } from '../src/shared/model/claim.ts';
import { DossierFile } from '../src/shared/model/dossier.ts';
import type { Collection, Field } from '../src/shared/model/field.ts';
import { resolveField, type Resolved } from '../src/main/core/claims/resolve.ts';
import { checkValue } from '../src/shared/values/check.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const DOSSIER = path('./iskp/');
const SEEDS = path('../../shared/seeds');
const READ_AT_PLACE = ['wikipedia-iskp', 'tactics-interview'];

const dossier = DossierFile.parse(JSON.parse(readFileSync(`${DOSSIER}dossier.json`, 'utf8')));
const files = readdirSync(`${DOSSIER}base`).filter((name) => name.endsWith('.json'));
const bases = files.map((name) =>
  BaseFile.parse(JSON.parse(readFileSync(`${DOSSIER}base/${name}`, 'utf8'))),
);

type Placed = { collection: Collection; record: BaseRecord };
const collectionOf = new Map(dossier.collections.map((collection) => [collection.id, collection]));
const placed: Placed[] = bases.flatMap((base) => {
  const collection = collectionOf.get(base.collection);
  if (!collection) throw new Error(`no collection "${base.collection}" in dossier.json`);
  return base.records.map((record) => ({ collection, record }));
});
const byId = new Map(placed.map((entry) => [entry.record.id, entry]));

function fieldOf(collection: Collection, id: string): Field | undefined {
  return collection.fields.find((field) => field.id === id);
}

function recordOf(id: string): BaseRecord {
  const entry = byId.get(id);
  if (!entry) throw new Error(`no record "${id}"`);
  return entry.record;
}

/** Everything that the sources say about one field of one record, in order. */
function claims(id: string, field: string): unknown[] {
  return recordOf(id).statements.flatMap((statement) =>
    field in statement.values ? [statement.values[field]] : [],
  );
}

/** What a grid shows: the preferred claim, else the first. */
function shown(id: string, field: string): unknown {
  const record = recordOf(id);
  const preference = record.preferred?.[field];
  return preference ? record.statements[preference.statement]?.values[field] : claims(id, field)[0];
}

function isOpen(id: string, field: string): boolean {
  const different = new Set(claims(id, field).map((value) => JSON.stringify(value)));
  return different.size > 1 && recordOf(id).preferred?.[field] === undefined;
}

/** What the sources disagree about and nobody has settled. A new entry, or one less, is a decision: see README.md. */
const OPEN = [
  'ev-2013-11-recruiting-begins.date',
  'ev-2015-imu-factions-join.perpetrator',
  'ev-2015-01-groups-merge.count',
  'ev-2017-jundallah-merger.perpetrator',
  'ev-2017-08-sar-e-pol-villages.perpetrator',
  'ev-2018-08-26-fifth-wali.target',
  'ev-2019-04-fifth-wali-dismissed.target',
  'ev-2020-04-04-farooqi-arrested.perpetrator',
  'ev-2021-08-26-kabul-airport.killed',
  'ev-2021-08-26-kabul-airport.killedBySide',
  'ev-2022-02-03-caliph-killed.target',
  'ev-2024-01-03-kerman.killed',
  'ld-hafiz-saeed-khan.tenure',
  'ld-abdul-haseeb-logari.tenure',
  'ld-abdul-rahman-ghaleb.tenure',
  'ld-abu-saad-erhabi.tenure',
  'ld-wali-2018-2019.name',
  'ld-wali-2018-2019.tenure',
  'ld-aslam-farooqi.endDetail',
  'gr-iskp.ideology',
  'gr-gansu-hui-group.tie',
  'gr-turkistan-islamic-party.name',
  'gr-turkistan-islamic-party.tie',
  'gr-jundallah.tie',
  'nm-isis.standsFor',
  'nm-daesh.kind',
  'nm-khorasan.refersTo',
  'md-amaq.status',
  'st-founding-groups.figure',
  'st-origin-of-members.place',
  'st-origin-of-members.description',
];

type Filled = {
  where: string;
  collection: Collection;
  statement: Statement;
  field: string;
  value: unknown;
};
const filled: Filled[] = placed.flatMap(({ collection, record }) =>
  record.statements.flatMap((statement, index) =>
    Object.entries(statement.values).map(([field, value]) => ({
      where: `${record.id}, statement ${index}, ${field}`,
      collection,
      statement,
      field,
      value,
    })),
  ),
);

describe('the files', () => {
  it('has one base file for every collection', () => {
    expect(bases.map((base) => base.collection).sort()).toEqual(
      dossier.collections.map(({ id }) => id).sort(),
    );
  });

  it('is sealed: every import is a file with that SHA-256', () => {
    expect(dossier.imports.map((entry) => entry.file).sort()).toEqual(
      files.map((name) => `base/${name}`).sort(),
    );
    for (const entry of dossier.imports) {
      const sha256 = createHash('sha256')
        .update(readFileSync(`${DOSSIER}${entry.file}`))
        .digest('hex');
      expect(sha256, `${entry.file} has changed: run "node scripts/seal-dossier.mjs"`).toBe(
        entry.sha256,
      );
    }
  });

  it('uses every record id once', () => {
    const ids = placed.map(({ record }) => record.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe('the values', () => {
  it('belong to a field of the collection and fit it: shape, choices, dates, durations', () => {
    const wrong = filled.flatMap(({ where, collection, field: id, value }) => {
      const field = fieldOf(collection, id);
      if (!field) return [`${where}: no such field`];
      const reason = value === null ? null : checkValue(field, value);
      return reason === null ? [] : [`${where}: ${reason}`];
    });
    expect(wrong).toEqual([]);
  });

  it('refer only to records that are there', () => {
    const wrong = filled.flatMap(({ where, collection, field: id, value }) => {
      const field = fieldOf(collection, id);
      if (field?.type !== 'reference' || value === null) return [];
      return byId.get(value as string)?.collection.id === field.collection
        ? []
        : [`${where}: ${JSON.stringify(value)}`];
    });
    expect(wrong).toEqual([]);
  });

  it('name a source of the dossier, and the place in it unless it is the editor', () => {
    const wrong = filled.flatMap(({ where, statement }) => {
      if (byId.get(statement.source)?.collection.id !== 'sources')
        return [`${where}: no source ${statement.source}`];
      if (statement.source === EDITOR) return [];
      if (!READ_AT_PLACE.includes(statement.source))
        return [`${where}: ${statement.source} was not read by the editor`];
      return statement.locator?.section ? [] : [`${where}: no locator`];
    });
    expect(wrong).toEqual([]);
  });

  it('keep what was printed only for fields that the statement fills', () => {
    const wrong = placed.flatMap(({ record }) =>
      record.statements.flatMap((statement) =>
        Object.keys(statement.raw ?? {}).flatMap((field) =>
          field in statement.values ? [] : [`${record.id}: ${field}`],
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('prefer or deprecate only claims that are there', () => {
    const wrong = placed.flatMap(({ record }) => {
      const chosen = Object.entries(record.preferred ?? {});
      const refused = Object.entries(record.deprecated ?? {}).flatMap(([field, list]) =>
        list.map((one) => [field, one] as const),
      );
      return [...chosen, ...refused].flatMap(([field, { statement }]) =>
        field in (record.statements[statement]?.values ?? {}) ? [] : [`${record.id}: ${field}`],
      );
    });
    expect(wrong).toEqual([]);
  });

  it('choose only where there is something to choose', () => {
    const wrong = placed.flatMap(({ record }) =>
      Object.keys(record.preferred ?? {})
        .filter(
          (field) =>
            new Set(claims(record.id, field).map((value) => JSON.stringify(value))).size < 2,
        )
        .map((field) => `${record.id}: ${field}`),
    );
    expect(wrong).toEqual([]);
  });

  it('give every record its title, designations apart', () => {
    const untitled = placed.filter(
      ({ collection, record }) =>
        collection.id !== 'designations' && !shown(record.id, collection.titleField),
    );
    expect(untitled.map(({ record }) => record.id)).toEqual([]);
  });

  it('put no season in a date', () => {
    const seasons = filled.filter(({ collection, field, value }) => {
      if (fieldOf(collection, field)?.type !== 'date' || typeof value !== 'string') return false;
      return value.split('/').some((side) => /^\d{4}-(2[1-9]|3\d|4[01])/.test(side));
    });
    expect(seasons.map(({ where }) => where)).toEqual([]);
  });

  it('leave what the program works out to the program', () => {
    const typed = filled.filter(
      ({ collection, field, statement }) =>
        fieldOf(collection, field)?.computed && statement.raw?.[field] === undefined,
    );
    expect(typed.map(({ where }) => where)).toEqual([]);
  });
});

/** Names that are as long as they are: eight words or more when they are split at their hyphens. */
const LONG_NAMES = [
  'Amir Mohammad Abdul Rahman al-Mawli al-Salbi',
  'Nour Karim al-Mutni al-Baidi al-Rifai',
  'Islamic State of Iraq and the Levant–Khorasan',
  'ad-Dawlah al-Islamīyah fī l-ʻIrāq wa ash-Shām',
];
const RUN = 8;

/** Lower-case words without marks; a hyphen, a dash or an apostrophe ends a word, so that none can hide a run. */
function words(text: string): string[] {
  const plain = text
    .replace(/<[^>]*>/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function runs(text: string): string[] {
  const all = words(text);
  return all
    .slice(0, Math.max(0, all.length - RUN + 1))
    .map((_, at) => all.slice(at, at + RUN).join(' '));
}

type Text = { where: string; text: string };

/** Every text inside a value, but not what was printed (`raw`), which is there to be the same. */
function texts(value: unknown, where: string): Text[] {
  if (typeof value === 'string') return [{ where, text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'raw' ? [] : texts(inner, `${where}.${key}`),
  );
}

function borrowed(own: Text[], seeds: string[]): string[] {
  const theirs = new Set(seeds.flatMap(runs));
  return own.flatMap(({ where, text }) => {
    const withoutNames = LONG_NAMES.reduce((rest, name) => rest.replaceAll(name, '¶'), text);
    return runs(withoutNames)
      .filter((run) => theirs.has(run))
      .map((run) => `${where}: ${run}`);
  });
}

const seeds = existsSync(SEEDS)
  ? readdirSync(SEEDS)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(`${SEEDS}/${name}`, 'utf8'))
  : [];
const NO_SEEDS =
  'the two documents are not beside this folder (../shared/seeds): nothing to compare with';

describe('the words', () => {
  it('share no run of eight with the documents', ({ skip }) => {
    if (seeds.length === 0) skip(NO_SEEDS);
    const own = [
      ...texts(dossier, 'dossier.json'),
      ...placed.flatMap(({ record }) => texts(record, record.id)),
      { where: 'README.md', text: readFileSync(path('./README.md'), 'utf8') },
    ];
    expect(seeds).toHaveLength(2);
    expect(borrowed(own, seeds)).toEqual([]);
  });

  it('would be caught if they did', ({ skip }) => {
    if (seeds.length === 0) skip(NO_SEEDS);
    const sentence =
      seeds.flatMap((seed) => seed.split('\n')).find((line) => words(line).length > 40) ?? '';
    expect(borrowed([{ where: 'a sentence', text: sentence }], seeds).length).toBeGreaterThan(30);
    const inside = words(sentence).slice(10, 18);
    expect(
      borrowed([{ where: 'eight words', text: `So it says: ${inside.join(', ')}!` }], seeds),
    ).toHaveLength(1);
    expect(borrowed([{ where: 'seven words', text: inside.slice(1).join(' ') }], seeds)).toEqual(
      [],
    );
  });

  it('are short where they are printed ones', () => {
    const long = placed.flatMap(({ record }) =>
      record.statements.flatMap(({ raw }) =>
        Object.values(raw ?? {})
          .filter((text) => text.split(/\s+/).length >= RUN)
          .map((text) => `${record.id}: ${text}`),
      ),
    );
    expect(long).toEqual([]);
  });
});

describe('the disagreements', () => {
  const states = placed.flatMap(({ collection, record }) =>
    collection.fields.map((field): [string, Resolved['state']] => {
      const parts = { id: record.id, base: record, own: [] };
      const { state } = resolveField(parts, field, (id) => fieldOf(collection, id));
      return [`${record.id}.${field.id}`, state];
    }),
  );

  it('are open where nobody can say who is right', () => {
    const open = states.filter(([, state]) => state === 'open').map(([where]) => where);
    expect(open.sort()).toEqual(OPEN.sort());
  });

  it.each([
    ['ev-2020-05-12-kabul-kuz-kunar.responsibility', 'settled'],
    ['ev-2024-03-22-krasnogorsk-crocus.perpetrator', 'settled'],
    ['ev-2024-03-22-krasnogorsk-crocus.responsibility', 'settled'],
    ['gr-afghan-taliban.standing', 'settled'],
    ['st-fighters-2025.figure', 'settled'],
    ['ev-2017-04-26-mohmand-valley-raid.killedBySide', 'agreed'],
    ['ev-2024-03-22-krasnogorsk-crocus.count', 'agreed'],
    ['gr-iskp.activeIn', 'agreed'],
    ['md-an-naba.issues', 'settled'],
    ['ev-2019-04-30-nangarhar-clearing.killedBySide', 'single'],
    ['ev-2019-04-30-nangarhar-clearing.killed', 'none'],
  ])('%s is %s', (where, state) => {
    expect(states.find(([one]) => one === where)?.[1]).toBe(state);
  });
});

describe('the facts, as a guard against loss', () => {
  const inCollection = (id: string): BaseRecord[] =>
    bases.find((base) => base.collection === id)?.records ?? [];
  const shownIn = (id: string, field: string): unknown[] =>
    inCollection(id).map((record) => shown(record.id, field));
  /** Records that one line of the info box speaks of. */
  const ofBoxRow = (id: string, row: number): BaseRecord[] =>
    inCollection(id).filter((record) =>
      record.statements.some(
        ({ locator }) => locator?.section === 'Info box' && locator.row === row,
      ),
    );

  it.each([
    ['events', 104],
    ['leaders', 43],
    ['groups', 54],
    ['designations', 10],
    ['names', 42],
    ['media', 12],
    ['funding', 12],
    ['strength', 26],
    ['battles', 19],
    ['statements', 102],
    ['sources', 24],
  ])('keeps at least the %s that it began with: %i', (collection, count) => {
    expect(inCollection(collection).length).toBeGreaterThanOrEqual(count);
  });

  it('has the seven walis of the table, in order, with the durations as printed', () => {
    const walis = inCollection('leaders').filter((record) => shown(record.id, 'role') === 'wali');
    expect(
      walis.map(({ id }) => [
        shown(id, 'order'),
        shown(id, 'name'),
        shown(id, 'from'),
        shown(id, 'to'),
      ]),
    ).toEqual([
      [1, 'Hafiz Saeed Khan', '2015-01-11', '2016-07-26'],
      [2, 'Abdul Haseeb Logari', '2016-07-27', '2017-04-26'],
      [3, 'Abdul Rahman Ghaleb', '2017-04-27', '2017-07-11'],
      [4, 'Abu Saad Erhabi', '2017-07-12', '2018-08-25'],
      [5, 'Ziya ul-Haq', '2018-08-26', '2019-04'],
      [6, 'Mawlawi Aslam Farooqi', '2019-04', '2020-04-04'],
      [7, 'Shahab al-Muhajir', '2020-04-05', '..'],
    ]);
    expect(walis.map(({ id }) => claims(id, 'tenure')).flat()).toEqual([
      'P1Y18M197D',
      'P1Y9M274D',
      'P2M75D',
      'P1Y1M44D',
      'P4M',
      'P1Y',
    ]);
    expect(recordOf('ld-hafiz-saeed-khan').statements[0]?.raw?.['tenure']).toBe(
      '1 year, 18 months, 197 days',
    );
    expect(claims('ld-wali-2018-2019', 'birthplace')).toEqual([null]);
  });

  it('has the fifteen leaders of the info box, nine of them marked as killed', () => {
    const listed = ofBoxRow('leaders', 7);
    expect(listed).toHaveLength(15);
    const marked = listed.filter(({ statements }) =>
      statements.some(
        ({ locator, values }) =>
          locator?.row === 7 && locator.section === 'Info box' && values['end'] === 'killed',
      ),
    );
    expect(marked).toHaveLength(9);
  });

  it('has the caliphs, among them those of the shifted cell', () => {
    const caliphs = inCollection('leaders').filter(
      (record) => shown(record.id, 'role') === 'caliph',
    );
    expect(caliphs.map(({ id }) => [shown(id, 'from'), shown(id, 'to')])).toEqual([
      ['2014-06-29', '2019-10-27'],
      [undefined, '2022-02-03'],
      [undefined, '2022-02-03'],
      ['2022-02-04', '2022-10-15'],
      ['2022-11-30', '2023-08-03'],
      ['2023-08-03', '..'],
    ]);
  });

  it('keeps what the two texts disagree about', () => {
    expect(claims('ld-wali-2018-2019', 'name')).toEqual(['Ziya ul-Haq', 'Abu Omar al-Khorasani']);
    expect(isOpen('ld-wali-2018-2019', 'name')).toBe(true);
    expect(claims('ld-aslam-farooqi', 'end')).toEqual(['arrested', 'killed', 'arrested']);
    expect(claims('gr-turkistan-islamic-party', 'tie')).toEqual(['allied', 'opposed']);
    expect(claims('gr-gansu-hui-group', 'tie')).toEqual(['joined', 'allied']);
    expect(claims('gr-tehrik-e-khilafat-pakistan', 'tie')).toEqual([
      'founding',
      'founding',
      'allied',
    ]);
    expect(claims('gr-afghan-taliban', 'tie')).toContain('supported-by');
    expect(claims('st-founding-groups', 'figure')).toEqual([
      { best: 3 },
      { best: 5 },
      { low: 4, high: 5 },
    ]);
    expect(claims('st-fighters-2025', 'figure')).toEqual([
      { best: 2000 },
      { best: 2000, bound: 'about' },
    ]);
    expect(claims('nm-isis', 'standsFor')).toHaveLength(2);
    expect(shown('nm-daesh', 'derogatory')).toBe('depends');
  });

  it('names the attackers of Sar-e Pol as each passage does, and puts no number on “dozens”', () => {
    expect(claims('ev-2017-08-sar-e-pol-villages', 'perpetrator')).toEqual([
      ['ISIS-K'],
      ['ISIS-K', 'Taliban'],
    ]);
    expect(claims('ev-2017-08-sar-e-pol-villages', 'killed')).toEqual([]);
  });

  it('keeps the dead of the airport apart: one printed total, two that the editor added up', () => {
    const id = 'ev-2021-08-26-kabul-airport';
    const totals = recordOf(id).statements.filter(({ values }) => 'killed' in values);
    expect(totals.map(({ source, values }) => [source, values['killed']])).toEqual([
      ['wikipedia-iskp', { best: 170, bound: 'more-than' }],
      [EDITOR, { best: 182, bound: 'at-least' }],
      [EDITOR, { best: 203, bound: 'at-least' }],
    ]);
    expect(claims(id, 'killedBySide')).toHaveLength(3);
  });

  it('keeps the dead of Kerman apart: 94 in the lead, 96 in the section', () => {
    const killed = claims('ev-2024-01-03-kerman', 'killed').map(
      (value) => (value as { best?: number }).best,
    );
    expect(new Set(killed)).toEqual(new Set([94, 96]));
  });

  it('has allies and opponents of the info box, and the five groups of the founding', () => {
    expect(ofBoxRow('groups', 11)).toHaveLength(8);
    expect(ofBoxRow('groups', 12)).toHaveLength(2);
    expect(shownIn('groups', 'tie').filter((tie) => tie === 'founding')).toHaveLength(5);
    expect(shown('gr-islamic-renaissance-party', 'standing')).toEqual(['claimed', 'denied']);
    expect(shown('gr-lashkar-e-taiba', 'standing')).toEqual(['alleged']);
  });

  it('leaves the blank rows of the designations blank', () => {
    const table = inCollection('designations').filter(
      (record) => shown(record.id, 'row') !== undefined,
    );
    expect(table.map(({ id }) => shown(id, 'row'))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(table.map(({ id }) => shown(id, 'code') ?? '')).toEqual([
      'USA',
      'AUS',
      'CAN',
      'IND',
      '',
      'ARG',
      '',
      'IRQ',
      'AFG',
    ]);
    expect(
      table.filter(({ id }) => !shown(id, 'authority')).map(({ id }) => shown(id, 'row')),
    ).toEqual([5, 7]);
    expect(claims('ds-row-5-blank', 'authority')).toEqual([
      null,
      'United Nations Security Council',
    ]);
    const fromText = table.flatMap(({ statements }) =>
      statements.filter(({ source }) => source !== EDITOR),
    );
    expect(fromText.filter(({ values }) => values['authority'])).toEqual([]);
    expect(shown('ds-unsc-qde-161', 'reference')).toBe('QDe.161');
  });

  it('has the nineteen campaigns with their nesting', () => {
    const battles = inCollection('battles');
    expect(battles.map(({ id }) => shown(id, 'order'))).toEqual(
      battles.map((_, index) => index + 1),
    );
    expect(battles.map(({ id }) => shown(id, 'level')).join('')).toBe('0122112222312101221');
    for (const { id } of battles) {
      const parent = shown(id, 'partOf');
      const level = shown(id, 'level') as number;
      expect(parent === undefined ? 0 : (shown(parent as string, 'level') as number) + 1).toBe(
        level,
      );
    }
  });

  it('answers a search for Khorasan with the magazine that spells it otherwise', () => {
    expect(shown('md-voice-of-khurasan', 'name')).toBe('Voice of Khurasan');
    expect(shown('md-voice-of-khurasan', 'otherNames')).toEqual([
      expect.objectContaining({ name: 'Voice of Khorasan' }),
    ]);
  });

  it('answers a search for Daesh', () => {
    expect(shown('nm-daesh', 'name')).toBe('Daesh');
    expect(shown('nm-daesh', 'original')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Dāʿish' }),
        expect.objectContaining({ name: 'داعش' }),
      ]),
    );
  });

  it('has all nine abbreviations of the group', () => {
    const names = shownIn('names', 'name');
    for (const name of [
      'ISIS–K',
      'ISIL–K',
      'IS–K',
      'ISIS–KP',
      'ISIL–KP',
      'IS–KP',
      'ISISK',
      'ISK',
      'ISKP',
    ]) {
      expect(names).toContain(name);
    }
  });
});
