/** What a source is called, where only its id is known. */
import { useQuery } from '@tanstack/react-query';
import { EDITOR } from '#shared/model/claim.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';

export const EDITOR_TITLE = 'The editor';

/** Its id where there is no such source. */
export function useSourceTitle(source: string | null): string {
  const ids = source === null || source === EDITOR || source === '' ? [] : [source];
  const { data } = useQuery({
    queryKey: queryKeys.titles(ids),
    queryFn: () => client.records.titles({ ids }),
    enabled: ids.length > 0,
  });
  if (source === EDITOR) return EDITOR_TITLE;
  if (data === undefined) return source === null ? '' : '…';
  return data[0]?.title ?? source ?? '';
}
