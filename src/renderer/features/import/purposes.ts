/** What a file may be meant to be: the choices, likeliest first, each with what it means. */
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { ImportDraft, ImportPurpose, ImportView } from '#shared/contract/imports-api.ts';
import { releaseName } from '#shared/imports/release-name.ts';
import type { Collection } from '#shared/model/field.ts';
import { fold } from '#shared/text/fold.ts';
import { whenWords } from '../../components/when/when.tsx';
import { countWords } from './import-words.ts';

export type PurposeChoice = { id: string; label: string; help: string; purpose: ImportPurpose };

export const purposeId = (purpose: ImportPurpose): string =>
  purpose.kind === 'update' || purpose.kind === 'beside'
    ? `${purpose.kind} ${purpose.import}`
    : purpose.kind;

type Scene = {
  draft: Pick<ImportDraft, 'earlier' | 'recognised' | 'columns'>;
  imports: readonly ImportView[];
  collections: readonly CollectionInfo[];
  now: Date;
};

export function purposeChoices({ draft, imports, collections, now }: Scene): PurposeChoice[] {
  const earlier = draft.earlier.flatMap((id) => imports.find((one) => one.id === id) ?? []);
  const { recognised } = draft;
  const [fitting] = fittingCollections(collections, draft.columns);
  const updates = earlier.map((one): PurposeChoice => ({
    id: `update ${one.id}`,
    label: `A later release of ${one.dataset}`,
    help: `Takes the place of ${releaseName(one)}, imported ${whenWords(one.importedAt, now)}. Your claims, notes and choices stay.`,
    purpose: { kind: 'update', import: one.id },
  }));
  const neighbours = earlier.slice(0, 1).map((one): PurposeChoice => ({
    id: `beside ${one.id}`,
    label: `Another table like ${one.dataset}`,
    help: `Read as that one was, and kept apart from it by another prefix.`,
    purpose: { kind: 'beside', import: one.id },
  }));
  const preset: PurposeChoice[] = recognised
    ? [
        {
          id: 'preset',
          label: recognised.title,
          help: 'Recognised by its columns. Dates, places and codes are read as its codebook says.',
          purpose: { kind: 'preset' },
        },
      ]
    : [];
  const into: PurposeChoice[] = fitting
    ? [
        {
          id: 'into',
          label: 'Rows of a collection that is there',
          help:
            fitting.shared > 0
              ? `${fitting.shared.toLocaleString('en')} of ${countWords(draft.columns.length, 'column')} are called as fields of ${fitting.collection.title}.`
              : 'Its fields are filled from the columns that you choose.',
          purpose: { kind: 'into', collection: fitting.collection.id },
        },
      ]
    : [];
  const own: PurposeChoice = {
    id: 'new',
    label: 'A collection of its own',
    help: 'Its fields are made from the columns. What each of them holds is found out from all rows.',
    purpose: { kind: 'new' },
  };
  return [...updates, ...preset, ...neighbours, ...into, own];
}

export type Fitting = { collection: CollectionInfo; shared: number };

/** All collections, first those with the most fields that are called as columns: our own exports have all of them. */
export function fittingCollections(
  collections: readonly CollectionInfo[],
  columns: readonly { name: string }[],
): Fitting[] {
  const names = new Set(columns.map(({ name }) => fold(name)));
  return collections
    .map((collection) => ({ collection, shared: sharedFields(collection, names) }))
    .toSorted((a, b) => b.shared - a.shared);
}

const sharedFields = ({ fields }: Collection, names: ReadonlySet<string>): number =>
  fields.filter(({ id, title }) => names.has(fold(title)) || names.has(fold(id))).length;
