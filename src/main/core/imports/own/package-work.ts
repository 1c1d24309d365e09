/** The user's work in a data package, as one step for a new dossier. */
import * as z from 'zod';
import { readClaim, type ClaimColumn } from '#shared/exchange/claims-table.ts';
import {
  documentsTable,
  linksTable,
  notesTable,
  passagesTable,
  type Cells,
} from '#shared/exchange/package-tables.ts';
import { OwnImport } from '#shared/model/dossier.ts';
import type { Field } from '#shared/model/field.ts';
import { tableOfTrash, trashId, type TrashKind } from '#shared/model/layer.ts';
import { View } from '#shared/model/view.ts';
import type { Draft } from '../../context.ts';
import { damaged, type PackageFile } from './package-file.ts';

export type PackageWork = { drafts: Draft[]; imports: Omit<OwnImport, 'parts'>[] };

/** Notes, links, passages, documents, views, and what of all of them is in the trash. Throws `damaged`. */
export async function readWork(
  called: string,
  source: PackageFile,
  signal: AbortSignal,
): Promise<PackageWork> {
  const drafts: Draft[] = [];
  const tables = [
    [notesTable, 'note'],
    [linksTable, 'link'],
    [passagesTable, 'passage'],
    [documentsTable, 'document'],
  ] as const;
  for (const [table, kind] of tables)
    drafts.push(...(await entriesOf(called, source, table, kind, signal)));
  const views = z
    .array(z.looseObject({ id: z.string(), deleted: z.string().optional() }))
    .parse(await source.json('views.json'));
  for (const { deleted, ...view } of views) {
    const after = parsed(called, 'views.json', View, view);
    drafts.push({ table: 'views', id: after.id, after });
    if (deleted !== undefined) drafts.push(trashed('view', after.id, deleted));
  }
  const imports = parsed(
    called,
    'imports.json',
    z.array(OwnImport.omit({ parts: true })),
    await source.json('imports.json'),
  );
  return { drafts, imports };
}

type ReadTable = { name: string; entry: (cells: Cells) => { id: string } | string };

async function entriesOf(
  called: string,
  source: PackageFile,
  table: ReadTable,
  kind: 'note' | 'link' | 'passage' | 'document',
  signal: AbortSignal,
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  const path = `${table.name}.csv`;
  for await (const batch of source.rows(path, signal)) {
    for (const cells of batch) {
      const after = table.entry(cells);
      if (typeof after === 'string')
        throw damaged(called, path, `has an entry that does not fit: ${after}`);
      // `kind` names the table, which TypeScript can't follow through the union.
      drafts.push({ table: tableOfTrash[kind], id: after.id, after } as unknown as Draft);
      if (cells['deleted']) drafts.push(trashed(kind, after.id, cells['deleted']));
    }
  }
  return drafts;
}

export function trashed(kind: Exclude<TrashKind, 'record'>, id: string, deletedAt: string): Draft {
  return { table: 'trash', id: trashId(kind, id), after: { kind, id, deletedAt } };
}

/** Of one own claim. Throws `damaged`. */
export function ownClaimDrafts(
  called: string,
  cells: Cells,
  fieldOf: (collection: string, field: string) => Field | null,
  now: string,
): Draft[] {
  const read = readClaim(cells as Partial<Record<ClaimColumn, string>>, fieldOf, now);
  if (typeof read === 'string')
    throw damaged(
      called,
      'claims.csv',
      `has a claim that does not fit: ${cells['claim'] ?? ''}: ${read}`,
    );
  const { claim } = read;
  const deletedAt = cells['deleted'] ?? '';
  return [
    { table: 'claims', id: claim.id, after: claim },
    ...(deletedAt === '' ? [] : [trashed('claim', claim.id, deletedAt)]),
  ];
}

function parsed<S extends z.ZodType>(
  called: string,
  path: string,
  schema: S,
  json: unknown,
): z.output<S> {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw damaged(
    called,
    path,
    `does not fit: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}
