/** Passages of a source whose words are in none of its documents any more: nobody would see them else. */
import { useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useDocumentsOf } from '../reader/use-document.ts';
import classes from './source-documents.module.css';

export function SourceOrphans({ source }: { source: string }) {
  const hasDocument = useDocumentsOf(source).length > 0;
  const { data = [] } = useQuery({
    queryKey: queryKeys.orphans,
    queryFn: () => client.passages.orphans({}),
  });
  const orphans = data.filter((passage) => passage.source === source);
  if (orphans.length === 0) return null;
  return (
    <div className={classes.orphans}>
      <p>
        {orphans.length === 1 ? '1 passage has' : `${orphans.length} passages have`} no place in{' '}
        {hasDocument ? 'its documents' : 'a document'}
        {hasDocument ? '; the reader’s passages say why, and can be put in their place.' : '.'}
      </p>
      <ul aria-label="Passages without a place">
        {orphans.map(({ id, quote }) => (
          <li key={id}>
            <bdi>“{quote.exact}”</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
