/** Pairs that the core suggests, and how far it has come in looking for them. */
import { useEffect, useId, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Suggestion } from '#shared/contract/links-api.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';

export type Suggestions = {
  suggestions: readonly Suggestion[];
  total: number;
  /** The first answer is there. */
  known: boolean;
  error: Error | null;
  /** Percent. */
  done: number;
};

const none: readonly Suggestion[] = [];

/** `collection` null: nothing is asked. `maybe`: also those that may be the same, as somebody has said. */
export function useSuggestions(
  collection: string | null,
  maybe: boolean,
  limit: number,
): Suggestions {
  const job = `suggest-${useId().replace(/[^A-Za-z0-9]/g, '')}`;
  const [done, setDone] = useState(0);
  useEffect(
    () =>
      window.dossier.onEvent((event) => {
        if (event.type === 'progress' && event.job === job) setDone(event.done);
      }),
    [job],
  );
  const { data, error } = useQuery({
    queryKey: queryKeys.suggestions(collection ?? '', maybe, limit),
    queryFn: () => client.links.suggest({ collection: collection ?? '', said: maybe, limit, job }),
    enabled: collection !== null,
    placeholderData: keepPreviousData,
  });
  return {
    suggestions: data?.suggestions ?? none,
    total: data?.total ?? 0,
    known: data !== undefined,
    error,
    done,
  };
}
