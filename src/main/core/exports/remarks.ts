/** What an export leaves out or can't hold as it is, in words. */
import type { ExportSubject } from '#shared/contract/exports-api.ts';
import type { TrashKind } from '#shared/model/layer.ts';
import type { Core } from '../context.ts';

/** Nothing where there is nothing to say. */
export function remark(count: number, one: string, many: string, why?: string): string[] {
  if (count === 0) return [];
  const words = `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
  return [why === undefined ? `${words}.` : `${words}: ${why}.`];
}

/** `withIt`: what goes with them, of one and of several. */
const inTrash = (
  count: number,
  one: string,
  withIt: readonly [string, string] = ['', ''],
): string[] =>
  remark(
    count,
    `${one} in the trash is left out${withIt[0]}`,
    `${one}s in the trash are left out${withIt[1]}`,
  );

export function trashed(core: Core, kind: TrashKind): string[] {
  const entries = [...core.dossier().layer.trash.values()];
  return inTrash(entries.filter((entry) => entry.kind === kind).length, kind);
}

/** `collection` null: of all of them. */
export function trashedRecords(
  core: Core,
  collection: string | null,
  one: string,
  withIt?: readonly [string, string],
): string[] {
  const entries = [...core.dossier().layer.trash.values()].filter(
    (entry) => entry.kind === 'record' && (collection ?? entry.collection) === entry.collection,
  );
  return inTrash(entries.length, one, withIt);
}

/** Where everything is asked for, what is in the trash is all that is missing. */
export function trashedOf(core: Core, subject: ExportSubject): string[] {
  if (subject.kind === 'notes') return [];
  const { query, records } = subject;
  const isAll = records === null && (query === null || (query.filter === null && !query.search));
  if (!isAll || query?.source !== undefined) return [];
  if (subject.kind === 'records') return trashedRecords(core, subject.query.collection, 'record');
  const withIt = [', with what is said of it', ', with what is said of them'] as const;
  return query === null
    ? [...trashed(core, 'claim'), ...trashedRecords(core, null, 'record', withIt)]
    : [];
}
