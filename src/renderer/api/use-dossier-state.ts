/** The dossier that is open, its collections and their counts. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { CollectionInfo, DossierState } from '#shared/contract/dossier-api.ts';
import { client } from './client.ts';
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
