/** What a link may be: between which records, how often, when. All of them throw what the user is told. */
import { AppError } from '#shared/contract/errors.ts';
import { parseEdtf } from '#shared/dates/edtf.ts';
import {
  isIdentity,
  isMutual,
  linkKinds,
  type Certainty,
  type Link,
  type LinkEnd,
  type LinkKind,
} from '#shared/model/link.ts';
import { trashId, type Layer } from '#shared/model/layer.ts';
import type { Core } from '../context.ts';

type Reading = Pick<Core, 'dossier' | 'tables'>;
type Details = {
  kind: LinkKind;
  certainty?: Certainty | undefined;
  interval?: string | undefined;
};
export type Ends = { kind: LinkKind; from: LinkEnd; to: LinkEnd };

export const isKept = (layer: Readonly<Layer>, id: string): boolean =>
  layer.links.has(id) && !layer.trash.has(trashId('link', id));

export const isSameEnd = (a: LinkEnd, b: LinkEnd): boolean =>
  a.collection === b.collection && a.record === b.record;

/** Throws `not_found`. */
export function keptLink(layer: Readonly<Layer>, id: string): Link {
  const link = layer.links.get(id);
  if (link && isKept(layer, id)) return link;
  throw new AppError('not_found', 'This link is no longer there. It may be in the trash.');
}

/** Throws `not_found` for a record that is gone or in the trash, and `invalid_input` where the kind does not fit. */
export function checkEnds(core: Reading, layer: Readonly<Layer>, { kind, from, to }: Ends): void {
  if (isSameEnd(from, to))
    throw new AppError('invalid_input', 'A record can’t be linked to itself. Choose another one.');
  for (const end of [from, to]) checkThere(core, layer, end);
  checkSide(core, kind, 'from', from);
  checkSide(core, kind, 'to', to);
}

export function checkThere(core: Reading, layer: Readonly<Layer>, end: LinkEnd): void {
  const { collection, record } = end;
  const isTrashed = layer.trash.has(trashId('record', record));
  if (!isTrashed && core.tables().has(collection, record)) return;
  throw new AppError(
    'not_found',
    `There is no record ${record} in ${collection} that could be linked. It may be in the trash.`,
  );
}

function checkSide(core: Reading, kind: LinkKind, side: 'from' | 'to', end: LinkEnd): void {
  const { label, inverse, [side]: allowed } = linkKinds[kind];
  if (fitsSide(allowed, end.collection)) return;
  const words = side === 'from' ? label : inverse;
  const { title } = core.tables().collection(end.collection);
  throw new AppError(
    'invalid_input',
    `“${words}” is not said of a record of ${title}. Choose other words, or another record.`,
  );
}

/** `allowed`: null = any collection. */
export const fitsSide = (allowed: readonly string[] | null, collection: string): boolean =>
  allowed === null || allowed.includes(collection);

/** Throws `invalid_input` for what is no EDTF. */
export function checkInterval(interval: string | null | undefined): void {
  if (interval === undefined || interval === null) return;
  const date = parseEdtf(interval);
  if (!date.ok) throw new AppError('invalid_input', `When: ${date.message}`, { field: 'interval' });
}

/** Two records that are the same are so at all times, and how sure that is, the kind says. Throws `invalid_input`. */
export function checkTimeless({ kind, certainty, interval }: Details): void {
  if (!isIdentity(kind)) return;
  if (interval === undefined && (certainty ?? 'certain') === 'certain') return;
  throw new AppError(
    'invalid_input',
    `“${linkKinds[kind].label}” holds at all times. Leave out when, and say “may be the same as” where it is not sure.`,
  );
}

/**
 * The same kind between the same two, whichever way round where that makes no difference. At another time it may hold
 * again, so the interval counts, too. Throws `conflict`.
 */
export function checkOnce(
  layer: Readonly<Layer>,
  { id, kind, from, to, interval }: Ends & Pick<Link, 'interval'> & { id: string },
): void {
  for (const other of layer.links.values()) {
    if (other.id === id || other.kind !== kind || other.interval !== interval) continue;
    const isSame = isSameEnd(other.from, from) && isSameEnd(other.to, to);
    const isTurned = isMutual(kind) && isSameEnd(other.from, to) && isSameEnd(other.to, from);
    if ((isSame || isTurned) && isKept(layer, other.id))
      throw new AppError(
        'conflict',
        'There is this link between the two already. Change that one, or say when each of them held.',
      );
  }
}
