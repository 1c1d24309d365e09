/** What the page of disputes is asked for. Outside of the page, so that one comes back to it as one left it. */
import { create } from 'zustand';
import type { Dispute, DisputeQuery } from '#shared/contract/claims-api.ts';

export type DisputesQuery = Omit<DisputeQuery, 'from' | 'limit'>;

export const allDisputes: DisputesQuery = {
  collection: null,
  field: null,
  state: null,
  source: null,
  search: '',
  sort: 'record',
};

type State = {
  query: DisputesQuery;
  /** The dispute that one went to last. */
  visited: string | null;
};

export const useDisputesQuery = create<State>(() => ({ query: allDisputes, visited: null }));

export function changeDisputesQuery(change: Partial<DisputesQuery>): void {
  useDisputesQuery.setState(({ query }) => ({ query: { ...query, ...change }, visited: null }));
}

export function resetDisputesQuery(): void {
  useDisputesQuery.setState({ query: allDisputes, visited: null });
}

/** The order leaves nothing out. */
export function isFiltered({ sort: _, search, ...query }: DisputesQuery): boolean {
  return search.trim() !== '' || Object.values(query).some((value) => value !== null);
}

export const disputeKey = ({ record, field }: Pick<Dispute, 'record' | 'field'>): string =>
  `${record}#${field}`;
