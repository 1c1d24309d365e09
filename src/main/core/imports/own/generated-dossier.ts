/** For tests: small dossiers by chance, with awkward names, every type of field, and work of every kind that is not a document. */
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { BaseRecord, OwnClaim } from '#shared/model/claim.ts';
import { FORMAT } from '#shared/model/dossier.ts';
import { FieldType, type Collection, type Field } from '#shared/model/field.ts';
import { trashId } from '#shared/model/layer.ts';
import type { Value } from '#shared/model/value.ts';
import { fixtureDeps, sha256Of, writeDossierFile } from '../../dossier/fixture.ts';
import { openDossier } from '../../dossier/open.ts';
import type { Draft } from '../../context.ts';

/** Names that the files, tables or columns of a package have too, or that JavaScript knows. */
const COLLECTIONS = [
  'notes',
  'claims',
  'records',
  'links',
  'views',
  'sources',
  'events',
  'toString',
];
const FIELDS = ['id', 'notes', 'record', 'collection', 'claim', 'deleted', 'mode', 'valueOf'];
const NOW = '2026-01-02T03:04:05.678Z';

const words = fc.constantFrom(
  'ولاية خراسان',
  'a "b"; c',
  '=1+1',
  "'007",
  'x: y',
  '[a, b]',
  '-5',
  'Ü',
);
const lines = fc.oneof(words, fc.constant('one,\ntwo "three"\r\nfour'));
const title = fc.constantFrom('الأحداث', 'Notes', 'A, "quoted"; title', 'id', '=Sum', 'Records');
const count = fc.nat(500);
const day = fc.constantFrom('2015', '2015-03', '2015-03-12', '2015~', '2015-03/2016', '2015-03/..');

const values: Record<FieldType, (ids: readonly string[]) => fc.Arbitrary<Value>> = {
  text: () => words,
  longtext: () => lines,
  list: () => fc.uniqueArray(words, { minLength: 1, maxLength: 3 }),
  names: () =>
    fc.array(
      fc.record(
        { name: words, lang: fc.constantFrom('ar', 'fa-Latn'), kind: fc.constant('alias') },
        { requiredKeys: ['name'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  choice: () => fc.constantFrom('one', 'two'),
  choices: () => fc.uniqueArray(fc.constantFrom('one', 'two'), { minLength: 1 }),
  number: () => fc.constantFrom(0, -1.5, 1e21, 0.1, 12),
  quantity: () => quantity,
  breakdown: () =>
    fc.array(fc.record({ label: words, amount: quantity }), { minLength: 1, maxLength: 2 }),
  date: () => day,
  duration: () => fc.constantFrom('P1Y6M', 'P339D/P369D', 'P3W'),
  coordinates: () =>
    fc.record({
      lat: fc.constantFrom(-90, 0, 34.2565),
      lon: fc.constantFrom(-180, 62.2041),
      precision: fc.constantFrom('place', 'country'),
    }),
  reference: (ids) => fc.constantFrom(...ids),
};
const quantity = fc.oneof(
  count.map((best) => ({ best })),
  count.map((best) => ({ best, bound: 'at-least' as const })),
  count.map((best) => ({ low: best - 1, best, high: best + 2 })),
);

export type Generated = {
  title: string;
  collections: Collection[];
  base: Map<string, BaseRecord[]>;
  drafts: Draft[];
};

export const generated: fc.Arbitrary<Generated> = fc
  .record({
    title,
    ids: fc.uniqueArray(fc.constantFrom(...COLLECTIONS), { minLength: 1, maxLength: 3 }),
    fields: fc.shuffledSubarray(FIELDS, { minLength: 4, maxLength: FIELDS.length }),
    titles: fc.infiniteStream(title),
  })
  .chain(({ title: called, ids, fields, titles }) => {
    const collections = ids.map((id) => collectionOf(id, ids[0]!, fields, titles.next().value));
    const contents = collections.map((collection) => contentOf(collection, ids[0]!));
    return fc.tuple(...contents).map((found) => ({
      title: called,
      collections,
      base: new Map(found.map(({ base }, at) => [ids[at]!, base])),
      drafts: found.flatMap(({ drafts }) => drafts),
    }));
  });

/** A field of every type; the awkward names go to some of them. */
function collectionOf(id: string, other: string, names: string[], called: string): Collection {
  const fields = FieldType.options.map((type, at): Field => ({
    id: names[at] ?? `${type}Field`,
    title: `${called} ${at}`,
    type,
    ...(type.startsWith('choice') && {
      choices: [
        { id: 'one', label: 'One; "first"' },
        { id: 'two', label: 'اثنان' },
      ],
    }),
    ...(type === 'reference' && { collection: other }),
  }));
  return { id, title: called, singular: 'thing', titleField: fields[0]!.id, fields };
}

const idsIn = (collection: string): string[] => [
  `${collection}-1`,
  `${collection}.2`,
  `${collection}_own`,
];

function contentOf(
  { id, fields }: Collection,
  other: string,
): fc.Arbitrary<{ base: BaseRecord[]; drafts: Draft[] }> {
  const [first, second, own] = idsIn(id) as [string, string, string];
  const valuesOf = fc.record(
    Object.fromEntries(
      fields.map((field) => [field.id, fc.option(values[field.type](idsIn(other)), { freq: 5 })]),
    ),
    { requiredKeys: [fields[0]!.id] },
  );
  const statement = fc.record(
    {
      source: fc.constantFrom('article', 'editor'),
      values: valuesOf.map((found) => ({ ...found })),
      quote: lines,
      locator: fc.constantFrom({ section: 'A; "b"', paragraph: 2 }, { page: '007' }),
      asOf: day,
      comment: lines,
    },
    { requiredKeys: ['source', 'values'] },
  );
  const record = (name: string): fc.Arbitrary<BaseRecord> =>
    fc
      .array(statement, { minLength: 1, maxLength: 3 })
      .map((statements) => ({ id: name, statements }));
  const claims = fc.array(
    fc.constantFrom(...fields).chain((field) =>
      fc.record({
        field: fc.constant(field.id),
        record: fc.constantFrom(first, second, own),
        value: fc.option(values[field.type](idsIn(other)), { freq: 3 }),
        rank: fc.constantFrom('normal', 'deprecated'),
        comment: lines,
      }),
    ),
    { maxLength: 8 },
  );
  const texts = fc.array(fc.oneof(lines, fc.constant('')), { maxLength: 3 });
  const isTrashed = fc.boolean();
  return fc
    .record({ a: record(first), b: record(second), claims, texts, isTrashed })
    .map((found) => ({
      base: [found.a, found.b],
      drafts: [
        { table: 'records', id: own, after: { id: own, collection: id, createdAt: NOW } },
        ...found.claims.map((claim, at) => claimDraft(id, `${id}-c${at}`, claim as Claimed)),
        ...found.texts.map((text, at) => noteDraft(id, first, `${id}-n${at}`, text, fields)),
        linkDraft(id, first, second),
        viewDraft(id, fields),
        ...(found.isTrashed ? [trashDraft(id, own)] : []),
      ],
    }));
}

type Claimed = Pick<OwnClaim, 'field' | 'record' | 'value' | 'rank' | 'comment'>;

function claimDraft(collection: string, id: string, claim: Claimed): Draft {
  const after = { id, collection, source: 'editor', ...claim, createdAt: NOW, updatedAt: NOW };
  return { table: 'claims', id, after };
}

function noteDraft(
  collection: string,
  record: string,
  id: string,
  text: string,
  fields: Field[],
): Draft {
  const field = fields[text.length % fields.length]!.id;
  const target = { kind: 'field' as const, collection, record, field };
  const tags = ['a "b"', 'ü'];
  const after = { id, target, text, tags, status: 'open' as const, createdAt: NOW, updatedAt: NOW };
  return { table: 'notes', id, after };
}

function linkDraft(collection: string, from: string, to: string): Draft {
  const id = `${collection}-l`;
  const [one, two] = [from, to].map((record) => ({ collection, record }));
  const times = { createdAt: NOW, updatedAt: NOW };
  const after = { id, kind: 'related' as const, from: one!, to: two!, note: 'a, "b"\nc', ...times };
  return { table: 'links', id, after: { ...after, certainty: 'possible' } };
}

function viewDraft(collection: string, fields: Field[]): Draft {
  const id = `${collection}-v`;
  const [field, other] = fields.map((one) => one.id);
  const filters = [{ op: 'blank' as const, field: other!, blank: false }];
  const sort = [{ field: field!, direction: 'descending' as const }];
  const after = { id, collection, name: 'عرض "one"', columns: [{ field: field! }], sort, filters };
  return { table: 'views', id, after };
}

function trashDraft(collection: string, id: string): Draft {
  const after = { kind: 'record' as const, id, collection, deletedAt: NOW };
  return { table: 'trash', id: trashId('record', id), after };
}

/** As a dossier in `folder`. */
export async function writeGenerated(folder: string, made: Generated): Promise<void> {
  mkdirSync(join(folder, 'base'), { recursive: true });
  const imports = [...made.base].map(([collection, records]) => {
    const bytes = Buffer.from(JSON.stringify({ collection, records }));
    const file = `base/${collection}.json`;
    writeFileSync(join(folder, file), bytes);
    return { id: collection, collection, file, sha256: sha256Of(bytes) };
  });
  const { title: called, collections } = made;
  const description = 'Made by chance.';
  const definition = {
    format: FORMAT,
    id: 'made',
    title: called,
    description,
    collections,
    imports,
  };
  writeDossierFile(folder, definition);
  const dossier = await openDossier(folder, fixtureDeps());
  await dossier.commit({ label: 'Work', drafts: () => made.drafts });
  await dossier.close();
}
