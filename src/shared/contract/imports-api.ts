/** Import: a file is looked at, described, tried, and only then taken in. */
import * as z from 'zod';
import { Collection, FieldType } from '../model/field.ts';
import { OwnImport } from '../model/dossier.ts';
import { Id, Instant, Name, RecordId } from '../model/ids.ts';
import { DayOrder, ItemSeparator, Mapping, NumberFormat } from '../model/import-mapping.ts';
import { Column, TableSettings } from '../model/import-table.ts';
import { command, query } from './define.ts';

const nothing = z.strictObject({});
const Job = z.strictObject({ draft: Id, job: Id });

/** A file that is being looked at. It lives in the core until it is closed, applied, or another dossier is opened. */
export const ImportDraft = z.strictObject({
  draft: Id,
  fileName: z.string(),
  bytes: z.int(),
  /** Tables in the file: one, or several in a zip. */
  tables: z.array(z.strictObject({ name: z.string(), kind: z.enum(['csv', 'json', 'xlsx']) })),
  table: z.int(),
  settings: TableSettings,
  /** Why the encoding is taken to be what it is; null where there is none to tell. */
  encodingWhy: z.enum(['bom', 'nul-pattern', 'utf-8', 'guess']).nullable(),
  dialectWhy: z.enum(['sep-line', 'guess']).nullable(),
  sheets: z.array(z.strictObject({ name: z.string(), isHidden: z.boolean() })),
  encodings: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  delimiters: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  columns: z.array(Column),
  /** The first rows as they are, titles and header among them, and how many come before the data. */
  top: z.array(z.strictObject({ line: z.int(), cells: z.array(z.string()) })),
  sample: z.array(
    z.strictObject({ line: z.int(), cells: z.array(z.string()), flaw: z.string().nullable() }),
  ),
  /** A dataset that is known: then `proposal` is ready, and needs no guessing. */
  recognised: z
    .strictObject({
      id: z.string(),
      title: z.string(),
      version: z.string().nullable(),
      licence: z.string(),
      citation: z.string(),
      /** Columns of the file that it does not know, and the other way round. */
      extra: z.array(z.string()),
      missing: z.array(z.string()),
    })
    .nullable(),
  /** Imports of which it could be a later release, likeliest first. */
  earlier: z.array(Id),
});
export type ImportDraft = z.infer<typeof ImportDraft>;

/** What was found out about a column from all of its cells. */
export const ColumnFacts = z.strictObject({
  name: z.string(),
  type: FieldType,
  filled: z.int(),
  empty: z.int(),
  /** Cells that are none of this type, marks of the unknown apart, and the first few of them. */
  misfits: z.int(),
  examples: z.array(z.strictObject({ line: z.int(), text: z.string() })),
  /** Marks of the unknown that were met, most frequent first. */
  marks: z.array(z.strictObject({ text: z.string(), count: z.int() })),
  /** The different cells, most frequent first; null where there are too many. */
  values: z.array(z.strictObject({ text: z.string(), count: z.int() })).nullable(),
  /** Every row has something in it, and no two the same; null = not known. */
  isKey: z.boolean().nullable(),
  /** For dates, with how many cells speak for what. `order` null: none does, or they contradict one another. */
  date: z
    .strictObject({
      order: DayOrder,
      dayFirst: z.int(),
      monthFirst: z.int(),
      either: z.int(),
    })
    .nullable(),
  /** For numbers. Not sure: nothing shows the format, and in the other one some would be other numbers. */
  number: z.strictObject({ format: NumberFormat, isSure: z.boolean() }).nullable(),
  /** For lists. */
  separator: ItemSeparator.nullable(),
});
export type ColumnFacts = z.infer<typeof ColumnFacts>;

/** The source whose claims these will be. */
export const ImportSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), record: RecordId }),
  z.strictObject({
    kind: z.literal('new'),
    /** Of its record; there must be none of this id yet. */
    id: RecordId,
    title: z.string().trim().min(1).max(500),
    publisher: z.string().max(500),
    url: z.string().max(1_000),
    licence: z.string().max(500),
    citation: z.string().max(2_000),
  }),
]);
export type ImportSource = z.infer<typeof ImportSource>;

/** Everything that decides what an import makes of the file. */
export const ImportTarget = z.strictObject({
  /** A new one, or one of the dossier's, perhaps with further fields. */
  collection: Collection,
  mapping: Mapping,
  source: ImportSource,
  dataset: z.string().trim().min(1).max(200),
  version: z.string().trim().max(100),
  /** An earlier release of the same dataset, whose place this one takes. */
  replaces: Id.nullable(),
});
export type ImportTarget = z.infer<typeof ImportTarget>;

/**
 * What the file is to be. update: a later release of an import, whose place it takes. beside: read as that import, and kept
 * apart from it by another prefix. preset: the dataset that was recognised. into: rows of a collection that is there. new: a
 * collection of its own. The last two are guessed from all rows.
 */
export const ImportPurpose = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('update'), import: Id }),
  z.strictObject({ kind: z.literal('beside'), import: Id }),
  z.strictObject({ kind: z.literal('preset') }),
  z.strictObject({ kind: z.literal('into'), collection: Name }),
  z.strictObject({ kind: z.literal('new') }),
]);
export type ImportPurpose = z.infer<typeof ImportPurpose>;

export const ImportProposal = z.strictObject({
  purpose: ImportPurpose,
  target: ImportTarget,
  facts: z.array(ColumnFacts),
  rows: z.int().nullable(),
  /** Columns that no field takes. */
  left: z.array(z.string()),
  /** Columns that the release before was read from and that this file has not. */
  missing: z.array(z.string()),
});
export type ImportProposal = z.infer<typeof ImportProposal>;

/** What the first rows become under a target, for each of its fields. */
export const ImportSample = z.strictObject({
  fields: z.array(
    z.strictObject({
      field: Name,
      examples: z.array(
        z.strictObject({
          line: z.int(),
          raw: z.string(),
          text: z.string(),
          /** What the mark of the unknown stands for, or a figure that may mean it. */
          label: z.string().nullable(),
          unknown: z.boolean(),
          problems: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** Ids that the first rows get. */
  ids: z.array(z.string()),
});
export type ImportSample = z.infer<typeof ImportSample>;

/** `kept`: a value that the user chose, beside what the release says. */
export const PlanKind = z.enum(['new', 'changed', 'same', 'rejected', 'gone', 'problem', 'kept']);
export type PlanKind = z.infer<typeof PlanKind>;

/** What an import would do. Nothing has been changed. */
export const ImportPlan = z.strictObject({
  rows: z.int(),
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  rejected: z.int(),
  /** Records that the release before had and this one has not. They are kept, and marked. */
  gone: z.int(),
  /** Rows that are taken in though something in them could not be read; it stays beside the record as it is. */
  problems: z.int(),
  /** Reasons with how many rows they are about, most frequent first. */
  reasons: z.array(
    z.strictObject({ kind: z.enum(['rejected', 'problem']), reason: z.string(), count: z.int() }),
  ),
  /** Values that the user chose or typed and that this release gives differently: theirs stay, and these become rivals. */
  kept: z.int(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

export const PlanRow = z.strictObject({
  kind: PlanKind,
  /** Of the file; null for records that are gone. */
  line: z.int().nullable(),
  record: z.string().nullable(),
  title: z.string(),
  /** Fields that are new or changed. */
  cells: z.array(
    z.strictObject({
      field: z.string(),
      title: z.string(),
      before: z.string(),
      after: z.string(),
      raw: z.string(),
    }),
  ),
  reasons: z.array(z.string()),
});
export type PlanRow = z.infer<typeof PlanRow>;

export const ImportView = z.strictObject({
  ...OwnImport.omit({ parts: true, gone: true, mapping: true, settings: true }).shape,
  collectionTitle: z.string(),
  sourceTitle: z.string(),
  gone: z.int(),
  importedAt: Instant,
});
export type ImportView = z.infer<typeof ImportView>;

export const importsApi = {
  /** Opens the file that the user chose or dropped. Rejects with `invalid_input` for what is no table, with the reason. */
  'imports.open': command(z.strictObject({ handle: Id, job: Id }), ImportDraft),
  /** Looks at it anew with other settings, or at another table of it. `guessHeader`: where the header is, is found out anew. */
  'imports.settings': command(
    z.strictObject({
      draft: Id,
      table: z.int().min(0),
      settings: TableSettings.nullable(),
      guessHeader: z.boolean(),
      job: Id,
    }),
    ImportDraft,
  ),
  /** What it would become; `purpose` null = whatever fits best. Reads all rows where nothing else tells what they are. */
  'imports.propose': command(
    z.strictObject({ ...Job.shape, purpose: ImportPurpose.nullable() }),
    ImportProposal,
  ),
  /** Rejects with `invalid_input` where the target does not fit the table. */
  'imports.sample': query(z.strictObject({ draft: Id, target: ImportTarget }), ImportSample),
  /** The dry run. */
  'imports.plan': command(z.strictObject({ ...Job.shape, target: ImportTarget }), ImportPlan),
  /** Of the last plan, in the order of the file. Of each kind no more than some ten thousand are kept. */
  'imports.planRows': query(
    z.strictObject({
      draft: Id,
      kind: PlanKind,
      from: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    z.strictObject({ rows: z.array(PlanRow), total: z.int(), kept: z.int() }),
  ),
  /**
   * Takes in what the last plan said, as one step that one undo takes back. Tells how far it is in records. Cancelled before that step is
   * written, it changes nothing, and has to be planned again. `conflict`: the dossier was changed since.
   */
  'imports.apply': command(Job, z.strictObject({ import: Id, collection: Name, records: z.int() })),
  /** The rejected rows as CSV: the file's own cells, and the reason. Also once the rest was taken in, until it is closed. */
  'imports.saveRejected': command(
    z.strictObject({ draft: Id, target: Id }),
    z.strictObject({ rows: z.int(), file: z.string() }),
  ),
  /** Nothing of it is left behind. */
  'imports.close': command(z.strictObject({ draft: Id }), nothing),
  /** Newest first. */
  'imports.list': query(nothing, z.array(ImportView)),
  /**
   * Takes an import out again, with its records; what the user wrote on them stays, and is there again with the records. With it goes
   * the collection that was made for it, once nothing is left in it.
   */
  'imports.remove': command(z.strictObject({ import: Id }), nothing),
};
