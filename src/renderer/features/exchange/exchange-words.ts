/** What the files that come back in are called, and what is in them. */
import type { ExchangeKind } from '#shared/contract/exchange-api.ts';
import { countWords } from '../../components/words/count-words.ts';

export const kindWords: Record<ExchangeKind, { title: string; what: string }> = {
  records: {
    title: 'Bring in records',
    what: 'Records of one collection with their ids, as this program exports them. What is otherwise in the file than here becomes your own value, as if you had typed it. An empty cell takes nothing away.',
  },
  claims: {
    title: 'Bring in claims',
    what: 'Claims, as this program exports them: one row each. Claims of your own come back as they are in the file; of imported ones the rank that you gave them.',
  },
  annotations: {
    title: 'Bring in passages and notes',
    what: 'Passages of documents and notes, as W3C Web Annotations.',
  },
  sources: {
    title: 'Bring in sources',
    what: 'Sources as CSL-JSON, from this program or from a reference manager.',
  },
  package: {
    title: 'Make a dossier of a data package',
    what: 'A whole dossier, as this program exports it.',
  },
};

/** "1 claim", "12 passages and notes" */
export function amountWords(kind: ExchangeKind, count: number): string {
  switch (kind) {
    case 'claims':
      return countWords(count, 'claim');
    case 'annotations':
      return countWords(count, 'passage or note', 'passages and notes');
    case 'sources':
      return countWords(count, 'source');
    case 'records':
    case 'package':
      return countWords(count, 'record');
  }
}
