/** Asks the core for documents, for what rests on their texts, and for words in them. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DocumentView } from '#shared/contract/documents-api.ts';
import type { Document } from '#shared/model/document.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';

const none: DocumentView[] = [];

/** Of all sources, newest first; undefined while they are not known yet. */
export function useDocuments(): DocumentView[] | undefined {
  return useQuery({
    queryKey: queryKeys.documentList,
    queryFn: () => client.documents.list({ source: null }),
  }).data;
}

export function useDocumentsOf(source: string): DocumentView[] {
  return (useDocuments() ?? none).filter((document) => document.source === source);
}

/** Milliseconds that a text stays in memory when nobody shows it any more; it may be large. */
const KEPT = 30_000;

export function useDocumentText(id: string): UseQueryResult<Document> {
  return useQuery({
    queryKey: queryKeys.documentText(id),
    queryFn: () => client.documents.read({ id }),
    gcTime: KEPT,
    // It never changes, and to compare ten million letters takes its time.
    structuralSharing: false,
  });
}

export type DocumentMarks = Awaited<ReturnType<typeof client.documents.marks>>;

const nothing: DocumentMarks = { passages: [], located: [] };

export function useDocumentMarks(id: string): DocumentMarks {
  const { data } = useQuery({
    queryKey: queryKeys.documentMarks(id),
    queryFn: () => client.documents.marks({ id }),
  });
  return data ?? nothing;
}

export type DocumentHits = Awaited<ReturnType<typeof client.documents.search>>;

/** undefined while they are on their way. */
export function useDocumentHits(id: string, words: string): DocumentHits | undefined {
  const { data } = useQuery({
    queryKey: queryKeys.documentHits(id, words),
    queryFn: () => client.documents.search({ id, text: words }),
    enabled: words.trim() !== '',
    gcTime: KEPT,
    structuralSharing: false,
  });
  return data;
}
