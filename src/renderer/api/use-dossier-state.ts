/** The dossier that is open, its collections and their counts. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { CollectionInfo, DossierState } from '#shared/contract/dossier-api.ts';
import { client } from './client.ts';
import { queryClient } from './query-client.ts';
import { queryKeys } from './query-keys.ts';

export type OpenDossier = Extract<DossierState, { status: 'open' }>;

const none: CollectionInfo[] = [];

export function useDossierQuery(): UseQueryResult<DossierState> {
  return useQuery({ queryKey: queryKeys.dossier, queryFn: () => client.dossier.state({}) });
}

/** undefined while it is not known yet. */
export function useDossierState(): DossierState | undefined {
  return useDossierQuery().data;
}

/** null unless a dossier is open. */
export function useOpenDossier(): OpenDossier | null {
  const state = useDossierState();
  return state?.status === 'open' ? state : null;
}

export function useCollections(): CollectionInfo[] {
  return useOpenDossier()?.collections ?? none;
}

export function useCollection(id: string | null | undefined): CollectionInfo | undefined {
  return useCollections().find((collection) => collection.id === id);
}

/** The open dossier is for reading only: whatever would change it is not offered. */
export function useReadOnly(): boolean {
  return useOpenDossier()?.access.mode === 'read';
}

/** As `useReadOnly`, for what happens between renders. */
export function isReadOnly(): boolean {
  const state = queryClient.getQueryData<DossierState>(queryKeys.dossier);
  return state?.status === 'open' && state.access.mode === 'read';
}
