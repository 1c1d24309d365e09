/** What the first rows become under the mapping as it is; asked anew, a moment after each change. */
import { useMemo } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ImportDraft, ImportSample } from '#shared/contract/imports-api.ts';
import { client } from '../../api/client.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { hindrances, targetOf, type TargetEdit } from './target-edit.ts';

const PAUSE = 120;

export type Sample = { data: ImportSample | undefined; problem: string | null };

/** While something is missing in the mapping, what there was before stays. */
export function useSample(draft: ImportDraft, edit: TargetEdit): Sample {
  const target = useMemo(() => (hindrances(edit).length === 0 ? targetOf(edit) : null), [edit]);
  const [asked] = useDebouncedValue(target, PAUSE);
  const { data, error } = useQuery({
    queryKey: ['import-sample', draft.draft, draft.settings, asked],
    queryFn: () => client.imports.sample({ draft: draft.draft, target: asked! }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return { data, problem: error ? messageOf(error) : null };
}

/** Cells of a column that is left out, for a first idea of it. */
export function firstCells(
  { columns, sample }: ImportDraft,
  column: string,
  most: number,
): string[] {
  const at = columns.findIndex(({ name }) => name === column);
  const cells = sample.map((row) => row.cells[at]?.trim() ?? '').filter((cell) => cell !== '');
  return [...new Set(cells)].slice(0, most);
}
