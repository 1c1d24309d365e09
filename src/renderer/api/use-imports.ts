/** The imports of the open dossier, newest first. */
import { useQuery } from '@tanstack/react-query';
import type { ImportView } from '#shared/contract/imports-api.ts';
import { client } from './client.ts';
import { queryKeys } from './query-keys.ts';

const none: ImportView[] = [];

export function useImportsQuery() {
  return useQuery({ queryKey: queryKeys.imports, queryFn: () => client.imports.list({}) });
}

export function useImports(): ImportView[] {
  return useImportsQuery().data ?? none;
}
