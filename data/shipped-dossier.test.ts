import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BaseFile, EDITOR, type BaseRecord, type Statement } from '../src/shared/model/claim.ts';
import { DossierFile } from '../src/shared/model/dossier.ts';
import type { Collection, Field } from '../src/shared/model/field.ts';
import { valueShape } from '../src/shared/model/value.ts';
import { parseEdtf } from '../src/shared/dates/edtf.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const DOSSIER = path('./iskp/');
const SEEDS = path('../../shared/seeds');
const READ_AT_PLACE = ['wikipedia-iskp', 'tactics-interview'];

const dossier = DossierFile.parse(JSON.parse(readFileSync(`${DOSSIER}dossier.json`, 'utf8')));
const files = readdirSync(`${DOSSIER}base`).filter((name) => name.endsWith('.json'));
const bases = files.map((name) => BaseFile.parse(JSON.parse(readFileSync(`${DOSSIER}base/${name}`, 'utf8'))));

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
  return recordOf(id).statements.flatMap((statement) => (field in statement.values ? [statement.values[field]] : []));
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

type Filled = { where: string; collection: Collection; statement: Statement; field: string; value: unknown };
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
    expect(bases.map((base) => base.collection).sort()).toEqual(dossier.collections.map(({ id }) => id).sort());
  });

  it('is sealed: every import is a file with that SHA-256', () => {
    expect(dossier.imports.map((entry) => entry.file).sort()).toEqual(files.map((name) => `base/${name}`).sort());
    for (const entry of dossier.imports) {
      const sha256 = createHash('sha256').update(readFileSync(`${DOSSIER}${entry.file}`)).digest('hex');
      expect(sha256, `${entry.file} has changed: run "node scripts/seal-dossier.mjs"`).toBe(entry.sha256);
    }
  });

  it('uses every record id once', () => {
    const ids = placed.map(({ record }) => record.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe('the values', () => {
  it('belong to a field of the collection and have the shape of its type', () => {
    const wrong = filled.flatMap(({ where, collection, field: id, value }) => {
      const field = fieldOf(collection, id);
      if (!field) return [`${where}: no such field`];
      if (value === null) return [];
      const result = valueShape(field.type).safeParse(value);
      return result.success ? [] : [`${where}: ${result.error.issues[0]?.message}`];
    });
    expect(wrong).toEqual([]);
  });

  it('choose only what the field offers', () => {
    const wrong = filled.flatMap(({ where, collection, field: id, value }) => {
      const offered = fieldOf(collection, id)?.choices?.map((choice) => choice.id);
      if (!offered || value === null) return [];
      return [value].flat().flatMap((choice) => (offered.includes(choice as string) ? [] : [`${where}: ${String(choice)}`]));
    });
    expect(wrong).toEqual([]);
  });

  it('refer only to records that are there', () => {
    const wrong = filled.flatMap(({ where, collection, field: id, value }) => {
      const field = fieldOf(collection, id);
      if (field?.type !== 'reference' || value === null) return [];
      return byId.get(value as string)?.collection.id === field.collection ? [] : [`${where}: ${String(value)}`];
    });
    expect(wrong).toEqual([]);
  });

  it('name a source of the dossier, and the place in it unless it is the editor', () => {
    const wrong = filled.flatMap(({ where, statement }) => {
      if (byId.get(statement.source)?.collection.id !== 'sources') return [`${where}: no source ${statement.source}`];
      if (statement.source === EDITOR) return [];
      if (!READ_AT_PLACE.includes(statement.source)) return [`${where}: ${statement.source} was not read by the editor`];
      return statement.locator?.section ? [] : [`${where}: no locator`];
    });
    expect(wrong).toEqual([]);
  });

  it('keep what was printed only for fields that the statement fills', () => {
    const wrong = placed.flatMap(({ record }) =>
      record.statements.flatMap((statement) =>
        Object.keys(statement.raw ?? {}).flatMap((field) => (field in statement.values ? [] : [`${record.id}: ${field}`])),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('prefer or deprecate only claims that are there', () => {
    const wrong = placed.flatMap(({ record }) => {
      const chosen = Object.entries(record.preferred ?? {});
      const refused = Object.entries(record.deprecated ?? {}).flatMap(([field, list]) => list.map((one) => [field, one] as const));
      return [...chosen, ...refused].flatMap(([field, { statement }]) =>
        field in (record.statements[statement]?.values ?? {}) ? [] : [`${record.id}: ${field}`],
      );
    });
    expect(wrong).toEqual([]);
  });

  it('choose only where there is something to choose', () => {
    const wrong = placed.flatMap(({ record }) =>
      Object.keys(record.preferred ?? {}).filter((field) => new Set(claims(record.id, field).map((value) => JSON.stringify(value))).size < 2).map((field) => `${record.id}: ${field}`),
    );
    expect(wrong).toEqual([]);
  });

  it('give every record its title, designations apart', () => {
    const untitled = placed.filter(({ collection, record }) => collection.id !== 'designations' && !shown(record.id, collection.titleField));
    expect(untitled.map(({ record }) => record.id)).toEqual([]);
  });

  it('leave what the program works out to the program', () => {
    const typed = filled.filter(({ collection, field, statement }) => fieldOf(collection, field)?.computed && statement.raw?.[field] === undefined);
    expect(typed.map(({ where }) => where)).toEqual([]);
  });
});

describe('dates and durations', () => {
  it('are EDTF and ISO 8601', () => {
    const wrong = filled.flatMap(({ where, collection, field: id, value }) => {
      const type = fieldOf(collection, id)?.type;
      if (typeof value !== 'string') return [];
      if (type === 'date') {
        const date = parseEdtf(value);
        return date.ok ? [] : [`${where}: ${value}: ${date.message}`];
      }
      const isDuration = /^P(?=\d)(\d+Y)?(\d+M)?(\d+D)?$/.test(value);
      return type === 'duration' && !isDuration ? [`${where}: ${value}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('know no seasons', () => {
    const seasons = filled.filter(({ collection, field, value }) => fieldOf(collection, field)?.type === 'date' && /-(2[1-9]|3\d|4[01])\b/.test(String(value).replace(/\d{4}-\d{2}-\d{2}/g, '')));
    expect(seasons.map(({ where }) => where)).toEqual([]);
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
  const plain = text.replace(/<[^>]*>/g, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function runs(text: string): string[] {
  const all = words(text);
  return all.slice(0, Math.max(0, all.length - RUN + 1)).map((_, at) => all.slice(at, at + RUN).join(' '));
}

type Text = { where: string; text: string };

/** Every text inside a value, but not what was printed (`raw`), which is there to be the same. */
function texts(value: unknown, where: string): Text[] {
  if (typeof value === 'string') return [{ where, text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'raw' ? [] : texts(inner, `${where}.${key}`)));
}

function borrowed(own: Text[], seeds: string[]): string[] {
  const theirs = new Set(seeds.flatMap(runs));
  return own.flatMap(({ where, text }) => {
    const withoutNames = LONG_NAMES.reduce((rest, name) => rest.replaceAll(name, '¶'), text);
    return runs(withoutNames).filter((run) => theirs.has(run)).map((run) => `${where}: ${run}`);
  });
}

const haveSeeds = existsSync(SEEDS);
const seeds = haveSeeds ? readdirSync(SEEDS).filter((name) => name.endsWith('.txt')).map((name) => readFileSync(`${SEEDS}/${name}`, 'utf8')) : [];

describe('the words', () => {
  if (!haveSeeds) console.log(`skipped: no documents in ${SEEDS}, so nothing to compare the texts with`);

  it.skipIf(!haveSeeds)('share no run of eight with the documents', () => {
    const own = [
      ...texts(dossier, 'dossier.json'),
      ...placed.flatMap(({ record }) => texts(record, record.id)),
      { where: 'README.md', text: readFileSync(path('./README.md'), 'utf8') },
    ];
    expect(seeds.length).toBe(2);
    expect(borrowed(own, seeds)).toEqual([]);
  });

  it.skipIf(!haveSeeds)('would be caught if they did', () => {
    const sentence = seeds[0]!.split('\n').find((line) => words(line).length > 40)!;
    expect(borrowed([{ where: 'a sentence', text: sentence }], seeds).length).toBeGreaterThan(30);
    const eight = words(sentence).slice(10, 18).join(', ');
    expect(borrowed([{ where: 'eight words', text: `So it says: ${eight}!` }], seeds)).toHaveLength(1);
    expect(borrowed([{ where: 'seven words', text: words(sentence).slice(10, 17).join(' ') }], seeds)).toEqual([]);
  });

  it('are short where they are printed ones', () => {
    const long = placed.flatMap(({ record }) =>
      record.statements.flatMap(({ raw }) => Object.values(raw ?? {}).filter((text) => text.split(/\s+/).length >= RUN).map((text) => `${record.id}: ${text}`)),
    );
    expect(long).toEqual([]);
  });
});
