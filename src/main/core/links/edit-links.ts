/** Making, changing and deleting links between records. */
import type * as z from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { linksApi } from '#shared/contract/links-api.ts';
import { isIdentity, linkKinds, type Link } from '#shared/model/link.ts';
import { trashId } from '#shared/model/layer.ts';
import { quoted } from '../query/quoted.ts';
import type { Core } from '../context.ts';
import { wordDrafts, wordOn } from './identity.ts';
import {
  checkEnds,
  checkInterval,
  checkOnce,
  checkTimeless,
  keptLink,
  type Ends,
} from './link-rules.ts';

type NewLink = z.output<(typeof linksApi)['links.create']['input']>;
type LinkChange = z.output<(typeof linksApi)['links.update']['input']>;

/** Answers its id. Throws `not_found`, `invalid_input` and `conflict`. */
export async function createLink(core: Core, input: NewLink): Promise<string> {
  const { kind, from, to, certainty = 'certain', interval, note } = input;
  const now = core.clock().toISOString();
  let id = core.newId();
  await core.dossier().commit({
    label: `Add link: ${sentence(core, input)}`,
    drafts(layer) {
      checkEnds(core, layer, input);
      checkInterval(interval);
      checkTimeless(input);
      if (isIdentity(kind)) {
        const pair = { collection: from.collection, a: from.record, b: to.record };
        checkUnsaid(input, wordOn(layer, pair));
        const drafts = wordDrafts(core, layer, { ...pair, kind, note }, id);
        id = drafts[0]?.id ?? id;
        return drafts;
      }
      checkOnce(layer, { ...input, id });
      const link: Link = {
        id,
        kind,
        from,
        to,
        certainty,
        ...(interval ? { interval } : {}),
        ...(note ? { note } : {}),
        createdAt: now,
        updatedAt: now,
      };
      return [{ table: 'links', id, after: link }];
    },
  });
  return id;
}

/** Of one pair one thing is said: the same, maybe the same, or different. */
function checkUnsaid({ from, to }: Ends, said: keyof typeof linkKinds | null): void {
  if (from.collection !== to.collection)
    throw new AppError('invalid_input', 'Only two records of one collection can be the same.');
  if (said === null) return;
  throw new AppError(
    'conflict',
    `It is said already that the one ${linkKinds[said].label} the other. Change that link.`,
  );
}

/** Throws `not_found`, `invalid_input` and `conflict`. */
export async function updateLink(core: Core, input: LinkChange): Promise<void> {
  const before = core.dossier().layer.links.get(input.id);
  await core.dossier().commit({
    label: before ? `Change link: ${sentence(core, before)}` : 'Change link',
    drafts(layer) {
      const known = keptLink(layer, input.id);
      const { kind = known.kind, certainty = known.certainty } = input;
      if (isIdentity(kind) !== isIdentity(known.kind))
        throw new AppError(
          'invalid_input',
          'A link and a word on whether two records are the same can’t be turned into each other. Make a new one.',
        );
      checkInterval(input.interval);
      if (kind !== known.kind) checkEnds(core, layer, { ...known, kind });
      const { interval: _interval, note: _note, ...rest } = known;
      const interval = input.interval === undefined ? known.interval : input.interval;
      const note = input.note === undefined ? known.note : input.note;
      const changed = {
        ...rest,
        kind,
        certainty,
        ...(interval ? { interval } : {}),
        ...(note ? { note } : {}),
      };
      checkTimeless(changed);
      if (!isIdentity(kind)) checkOnce(layer, changed);
      if (isSame(changed, known)) return [];
      const after: Link = { ...changed, updatedAt: core.clock().toISOString() };
      return [{ table: 'links', id: input.id, after }];
    },
  });
}

const isSame = (a: Link, b: Link): boolean =>
  (['kind', 'certainty', 'interval', 'note'] as const).every((part) => a[part] === b[part]);

/** To the trash. Throws `not_found`. */
export async function deleteLinks(core: Core, ids: readonly string[]): Promise<void> {
  const deletedAt = core.clock().toISOString();
  const first = core.dossier().layer.links.get(ids[0] ?? '');
  const one = first ? `Delete link: ${sentence(core, first)}` : 'Delete link';
  await core.dossier().commit({
    label: ids.length === 1 ? one : `Delete ${ids.length} links`,
    drafts: (layer) =>
      ids.map((id) => {
        keptLink(layer, id);
        return { table: 'trash', id: trashId('link', id), after: { kind: 'link', id, deletedAt } };
      }),
  });
}

/** `“A” commanded “B”`. */
function sentence(core: Core, { kind, from, to }: Ends): string {
  const titleOf = ({ collection, record }: Ends['from']): string =>
    quoted(core.tables().titleOf(collection, record) ?? record);
  return `${titleOf(from)} ${linkKinds[kind].label} ${titleOf(to)}`;
}
