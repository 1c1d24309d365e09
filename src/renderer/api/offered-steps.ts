/** What undo would take back and redo would do again. */
import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useUi } from '../state/ui-store.ts';
import { client } from './client.ts';
import { queryClient } from './query-client.ts';
import { queryKeys } from './query-keys.ts';

export type OfferedSteps = Awaited<ReturnType<typeof client.history.state>>;

/** Milliseconds. */
const PATIENCE = 3_000;

/** undefined while it is not known yet. */
export function useOfferedSteps(): OfferedSteps | undefined {
  const [enabled, setEnabled] = useState(false);
  // The whole log is read the first time: what is on the screen comes first.
  const isShown = useUi(
    ({ page, view }) => view !== null || (page !== null && page.kind !== 'collection'),
  );
  useEffect(() => {
    if (!isShown) return undefined;
    const waiting = requestIdleCallback(() => setEnabled(true), { timeout: PATIENCE });
    return () => cancelIdleCallback(waiting);
  }, [isShown]);
  return useQuery({
    queryKey: queryKeys.offeredSteps,
    queryFn: () => client.history.state({}),
    enabled,
  }).data;
}

/** What is known of it, for what can't wait. */
export function offeredSteps(): OfferedSteps | undefined {
  return queryClient.getQueryData<OfferedSteps>(queryKeys.offeredSteps);
}

export async function askOfferedSteps(): Promise<OfferedSteps> {
  const steps = await client.history.state({});
  queryClient.setQueryData(queryKeys.offeredSteps, steps);
  return steps;
}
