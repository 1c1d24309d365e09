/** Asks the core for disputes: the list page by page, and how many are open. */
import { useEffect, useState } from 'react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Dispute } from '#shared/contract/claims-api.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { allDisputes, type DisputesQuery } from './disputes-query.ts';

export const DISPUTES_PAGE = 100;

export type DisputeCount = { collection: string; open: number; settled: number };

export type DisputeList = {
  /** undefined while they are on their way. */
  disputes: Dispute[] | undefined;
  total: number;
  counts: DisputeCount[];
  error: unknown;
  loadMore: () => void;
  loading: boolean;
};

export function useDisputes(query: DisputesQuery): DisputeList {
  const { data, error, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: queryKeys.disputeList(query),
    queryFn: ({ pageParam }) =>
      client.claims.disputes({ ...query, from: pageParam, limit: DISPUTES_PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.length * DISPUTES_PAGE;
      return loaded < last.total ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const last = data?.pages.at(-1);
  return {
    disputes: data?.pages.flatMap((page) => page.disputes),
    total: last?.total ?? 0,
    counts: last?.counts ?? [],
    error,
    loadMore: () => void fetchNextPage(),
    loading: isFetchingNextPage,
  };
}

/** Milliseconds: what is on the screen is asked for first. */
const LATER = 800;

/** How many are open in the whole dossier; null until that is known. */
export function useOpenDisputes(): number | null {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(true), LATER);
    return () => clearTimeout(timer);
  }, []);
  const query = { ...allDisputes, state: 'open' as const, from: 0, limit: 1 };
  const { data } = useQuery({
    queryKey: queryKeys.openDisputes,
    queryFn: () => client.claims.disputes(query),
    enabled: asked,
  });
  return data?.total ?? null;
}
