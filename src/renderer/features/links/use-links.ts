/** The links of a record, and a link to it that is being begun from elsewhere. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { create } from 'zustand';
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import type { LinkView } from '#shared/contract/links-api.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { savePreferences } from '../../api/use-preferences.ts';
import { showRecord } from '../../state/ui-store.ts';

export function useLinks(record: RecordRef): UseQueryResult<LinkView[]> {
  return useQuery({
    queryKey: queryKeys.links(record),
    queryFn: () => client.links.ofRecord(record),
  });
}

/** The record on which the inspector should begin a link; whoever begins it sets this back to null. */
export const useNewLink = create<{ record: RecordRef | null }>(() => ({ record: null }));

/** Opens the inspector on the record, with an empty form for a link. */
export function beginLink(record: RecordRef): Promise<void> {
  showRecord(record);
  useNewLink.setState({ record });
  return savePreferences({ inspectorOpen: true });
}
