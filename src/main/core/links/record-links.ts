/** The links of a record, as they are seen from it; and the kinds that it could have. */
import type { LinkView } from '#shared/contract/links-api.ts';
import {
  isIdentity,
  isMutual,
  linkKindNames,
  linkKinds,
  type Link,
  type LinkEnd,
  type LinkKind,
} from '#shared/model/link.ts';
import type { Core } from '../context.ts';
import { fitsSide, isKept, isSameEnd } from './link-rules.ts';

type Reading = Pick<Core, 'dossier' | 'tables'>;
type Direction = LinkView['direction'];

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** In the order of the kinds, of those that lead out before those that come in, of the titles. */
export function linksOfRecord(core: Reading, record: LinkEnd): LinkView[] {
  const { layer } = core.dossier();
  return [...layer.links.values()]
    .filter(({ from, to }) => isSameEnd(from, record) || isSameEnd(to, record))
    .filter(({ id }) => isKept(layer, id))
    .map((link) => linkView(core, link, isSameEnd(link.from, record) ? 'out' : 'in'))
    .sort(
      (a, b) =>
        linkKindNames.indexOf(a.kind) - linkKindNames.indexOf(b.kind) ||
        collator.compare(b.direction, a.direction) ||
        collator.compare(a.other.title, b.other.title) ||
        collator.compare(a.interval ?? '', b.interval ?? '') ||
        collator.compare(a.id, b.id),
    );
}

function linkView(core: Reading, link: Link, side: Direction): LinkView {
  const direction = isMutual(link.kind) ? 'out' : side;
  const { collection, record } = side === 'out' ? link.to : link.from;
  const tables = core.tables();
  const found = tables.titles([record]).find((one) => one.collection === collection);
  return {
    ...link,
    direction,
    words: wordsFor(link.kind, direction),
    other: {
      collection,
      record,
      title: found?.title ?? record,
      hint: found?.hint ?? '',
      missing: !found || tables.isTrashed(collection, record),
    },
  };
}

const wordsFor = (kind: LinkKind, direction: Direction): string =>
  linkKinds[kind][direction === 'out' ? 'label' : 'inverse'];

type KindView = {
  kind: LinkKind;
  direction: Direction;
  words: string;
  collections: string[] | null;
};

/** In the order of the kinds. Kinds for which the dossier has no collection at the other end are left out. */
export function kindsFor(core: Reading, collection: string): KindView[] {
  core.tables().collection(collection);
  const known = core.dossier().file.collections.map(({ id }) => id);
  return linkKindNames.flatMap((kind) =>
    (isMutual(kind) ? (['out'] as const) : (['out', 'in'] as const)).flatMap((direction) => {
      const { from, to } = linkKinds[kind];
      const [near, far] = direction === 'out' ? [from, to] : [to, from];
      if (!fitsSide(near, collection)) return [];
      const collections = isIdentity(kind) ? [collection] : farEnds(far, known);
      if (collections?.length === 0) return [];
      return [{ kind, direction, words: wordsFor(kind, direction), collections }];
    }),
  );
}

const farEnds = (far: readonly string[] | null, known: readonly string[]): string[] | null =>
  far === null ? null : far.filter((id) => known.includes(id));
