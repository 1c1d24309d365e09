/** What can be said of a record, as a link to another one. */
import { useQuery } from '@tanstack/react-query';
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import type { LinkView } from '#shared/contract/links-api.ts';
import { isIdentity, isMutual } from '#shared/model/link.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';

export type LinkKindView = Awaited<ReturnType<typeof client.links.kinds>>[number];
const none: LinkKindView[] = [];

/** An existing link stays between its two records, in its direction, and a word on identity stays one. */
export function useLinkKinds(
  { collection, record }: RecordRef,
  link: LinkView | null,
): LinkKindView[] {
  const { data = none } = useQuery({
    queryKey: queryKeys.linkKinds(collection),
    queryFn: () => client.links.kinds({ collection }),
  });
  if (link === null) return data;
  const side = link.from.record === record ? 'out' : 'in';
  return data.filter(
    ({ kind, direction, collections }) =>
      isIdentity(kind) === isIdentity(link.kind) &&
      (isMutual(kind) || direction === side) &&
      (collections === null || collections.includes(link.other.collection)),
  );
}
