/**
 * Whether two records of a collection stand for the same thing, as the user says. There is one entry a pair, whichever way
 * round it is asked: another word takes the place of the one before, and taking the word back puts it into the trash. So
 * restoring one can never bring a second word on a pair. No record is ever merged or changed.
 */
import { AppError } from '#shared/contract/errors.ts';
import { isIdentity, linkKinds, type IdentityKind, type Link } from '#shared/model/link.ts';
import { trashId, type Layer } from '#shared/model/layer.ts';
import { quoted } from '../query/quoted.ts';
import type { Core, Draft } from '../context.ts';
import { checkThere, isKept } from './link-rules.ts';

export type Pair = { collection: string; a: string; b: string };

type Word = Pair & { kind: IdentityKind; note?: string | undefined };
/** null takes the word back. */
type Saying = Omit<Word, 'kind'> & { kind: IdentityKind | null };

/** The entry on a pair, also one in the trash. */
export function entryOn(layer: Readonly<Layer>, { collection, a, b }: Pair): Link | undefined {
  for (const link of layer.links.values()) {
    const { kind, from, to } = link;
    if (!isIdentity(kind) || from.collection !== collection || to.collection !== collection)
      continue;
    if (from.record === a && to.record === b) return link;
    if (from.record === b && to.record === a) return link;
  }
  return undefined;
}

/** The word on a pair; null when there is none. */
export function wordOn(layer: Readonly<Layer>, pair: Pair): IdentityKind | null {
  const entry = entryOn(layer, pair);
  return entry && isIdentity(entry.kind) && isKept(layer, entry.id) ? entry.kind : null;
}

/** Answers the seq of the change; null where the same was said before. Throws `not_found` and `invalid_input`. */
export async function identify(core: Core, saying: Saying): Promise<number | null> {
  const { kind } = saying;
  const change = await core.dossier().commit({
    label: labelOf(core, saying),
    drafts(layer) {
      checkPair(core, layer, saying);
      if (kind !== null) return wordDrafts(core, layer, { ...saying, kind });
      const entry = entryOn(layer, saying);
      if (!entry || !isKept(layer, entry.id)) return [];
      const deletedAt = core.clock().toISOString();
      const { id } = entry;
      return [{ table: 'trash', id: trashId('link', id), after: { kind: 'link', id, deletedAt } }];
    },
  });
  return change?.seq ?? null;
}

/** What says a word on a pair. Without a note, the one that is there stays. `id`: for a new entry. */
export function wordDrafts(
  core: Core,
  layer: Readonly<Layer>,
  { collection, a, b, kind, note }: Word,
  id = core.newId(),
): Draft[] {
  const now = core.clock().toISOString();
  const entry = entryOn(layer, { collection, a, b });
  const isNew = !entry || !isKept(layer, entry.id);
  if (!isNew && entry.kind === kind && (note ?? entry.note) === entry.note) return [];
  const words = note ?? (isNew ? undefined : entry.note);
  const link: Link = {
    id: entry?.id ?? id,
    kind,
    from: entry?.from ?? { collection, record: a },
    to: entry?.to ?? { collection, record: b },
    certainty: isNew ? 'certain' : entry.certainty,
    ...(words ? { note: words } : {}),
    createdAt: entry?.createdAt ?? now,
    updatedAt: now,
  };
  return [
    { table: 'links', id: link.id, after: link },
    { table: 'trash', id: trashId('link', link.id), after: null },
  ];
}

function checkPair(core: Core, layer: Readonly<Layer>, { collection, a, b }: Pair): void {
  if (a === b)
    throw new AppError('invalid_input', 'A record is the same as itself. Choose another one.');
  for (const record of [a, b]) checkThere(core, layer, { collection, record });
}

function labelOf(core: Core, { collection, a, b, kind }: Saying): string {
  const titleOf = (record: string): string =>
    quoted(core.tables().titleOf(collection, record) ?? record);
  const said = kind ?? wordOn(core.dossier().layer, { collection, a, b }) ?? 'same';
  const words = `${titleOf(a)} ${linkKinds[said].label} ${titleOf(b)}`;
  return kind === null ? `Take back that ${words}` : `Say that ${words}`;
}
