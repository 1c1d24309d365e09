/** The first lines of the file as it will be, and how much there is of it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CsvDialect, ExportSubject } from '#shared/contract/exports-api.ts';
import { client } from '../../api/client.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { columnCount } from './export-subject.ts';
import classes from './export-dialog.module.css';

type ExportPreviewProps = { subject: ExportSubject; dialect: CsvDialect };

export function ExportPreview({ subject, dialect }: ExportPreviewProps) {
  const { data, error } = useQuery({
    queryKey: ['export-preview', subject, dialect],
    queryFn: () => client.exports.preview({ subject, dialect }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <section className={classes.preview} aria-labelledby="preview-title">
      <h3 id="preview-title" className={classes.label}>
        Preview
        {data ? (
          <span className={classes.size}>{sizeWords(data.rows, columnCount(subject))}</span>
        ) : null}
      </h3>
      {error ? (
        <p className={classes.problem} role="alert">
          {messageOf(error)}
        </p>
      ) : (
        <pre className={classes.lines} tabIndex={0} aria-label="First lines of the file">
          {data?.text.replace(/^\uFEFF/u, '') ?? ''}
        </pre>
      )}
    </section>
  );
}

function sizeWords(rows: number, columns: number | null): string {
  const words = rows === 1 ? '1 row' : `${rows.toLocaleString('en')} rows`;
  if (columns === null) return words;
  return `${words}, ${columns === 1 ? '1 column' : `${columns} columns`}`;
}
