/** The beginning of the file as it will be, how much there is of it, and what it leaves out. */
import { Fragment } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ExportPreview as Preview, ExportWhat } from '#shared/contract/exports-api.ts';
import { client } from '../../api/client.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { countWords } from '../../components/words/count-words.ts';
import { columnCount } from './export-subject.ts';
import { amountWords, packageContents } from './export-words.ts';
import classes from './export-dialog.module.css';

export function ExportPreview({ what }: { what: ExportWhat }) {
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['export-preview', what],
    queryFn: async () => ({ what, preview: await client.exports.preview({ what }) }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  // What one kind looks like says nothing of another.
  const shown = data && (!isPlaceholderData || data.what.kind === what.kind) ? data : null;
  return (
    <section className={classes.preview} aria-labelledby="preview-title">
      <h3 id="preview-title" className={classes.label}>
        {what.kind === 'package' ? 'In it' : 'Preview'}
        {shown ? (
          <span className={classes.size}>{sizeWords(shown.what, shown.preview.rows)}</span>
        ) : null}
      </h3>
      {error ? (
        <p className={classes.problem} role="alert">
          {messageOf(error)}
        </p>
      ) : (
        <Beginning what={what} preview={shown?.preview ?? null} />
      )}
      {shown?.preview.remarks.map((remark) => (
        <p key={remark} className={classes.remark}>
          {remark}
        </p>
      ))}
    </section>
  );
}

function Beginning({ what, preview }: { what: ExportWhat; preview: Preview | null }) {
  if (what.kind === 'package') return <Contents documents={what.documents} />;
  if (preview?.cells) return <Cells cells={preview.cells} />;
  return (
    <pre className={classes.lines} tabIndex={0} aria-label="First lines of the file">
      {preview?.text?.replace(/^\uFEFF/u, '') ?? ''}
    </pre>
  );
}

function Contents({ documents }: { documents: boolean }) {
  const files = documents
    ? [...packageContents, ['documents/', 'The files of the sources'] as const]
    : packageContents;
  return (
    <dl className={classes.contents}>
      {files.map(([file, meaning]) => (
        <Fragment key={file}>
          <dt>{file}</dt>
          <dd>{meaning}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Cells({ cells }: { cells: readonly string[][] }) {
  const [header = [], ...rows] = cells;
  return (
    // Nothing in it takes the focus, and keys have to scroll it too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.sheet} tabIndex={0} role="group" aria-label="First rows of the sheet">
      <table>
        <thead>
          <tr>
            {header.map((cell, column) => (
              <th key={column} scope="col" dir="auto">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sizeWords(what: ExportWhat, count: number): string {
  const columns = columnCount(what);
  const words = amountWords(what, count);
  return columns === null ? words : `${words}, ${countWords(columns, 'column')}`;
}
