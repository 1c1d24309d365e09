/** The file as it stands: how it is read, and its first rows under that. */
import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import type { ImportDraft } from '#shared/contract/imports-api.ts';
import { PreviewGrid } from '../../grid/preview-grid.tsx';
import type { PreviewRow } from '../../grid/preview-columns.ts';
import { Failed } from './failed.tsx';
import { openFile, pickImport } from './import-actions.ts';
import { useImport } from './import-store.ts';
import { bytesWords, countWords } from './import-words.ts';
import { previewRows } from './preview-rows.ts';
import { TableSettingsForm } from './table-settings-form.tsx';
import { Working } from './working.tsx';
import classes from './file-step.module.css';

export function FileStep() {
  const draft = useImport((state) => state.draft);
  const work = useImport((state) => state.work);
  const problem = useImport((state) => state.problem);
  if (draft) return <Look draft={draft} />;
  if (work) return <Working work={work} />;
  return (
    <Failed message={problem?.message ?? 'The file was not opened.'}>
      <Button variant="default" onClick={() => void openFile()}>
        Try again
      </Button>
      <Button onClick={() => void pickImport()} data-autofocus>
        Choose another file…
      </Button>
    </Failed>
  );
}

function Look({ draft }: { draft: ImportDraft }) {
  const work = useImport((state) => state.work);
  const problem = useImport((state) => state.problem);
  const [cell, setCell] = useState<{ row: number; column: number } | null>(null);
  const columns = useMemo(() => draft.columns.map(({ name }) => name), [draft.columns]);
  const rows = useMemo(() => previewRows(draft), [draft]);
  return (
    <div className={classes.file}>
      <TableSettingsForm draft={draft} />
      {problem ? <Failed message={problem.message} /> : null}
      <div
        className={classes.preview}
        aria-busy={work !== null}
        data-busy={work !== null || undefined}
      >
        <PreviewGrid
          label="First rows of the file"
          columns={columns}
          rows={rows}
          onCell={setCell}
        />
      </div>
      <WholeCell rows={rows} columns={columns} cell={cell} />
      <p className={classes.size}>
        {bytesWords(draft.bytes)} · {countWords(columns.length, 'column')} ·{' '}
        {countWords(draft.sample.length, 'row')} shown
      </p>
    </div>
  );
}

type WholeCellProps = {
  rows: readonly PreviewRow[];
  columns: readonly string[];
  cell: { row: number; column: number } | null;
};

/** All of the cell that has the focus: in the grid it may be cut. */
function WholeCell({ rows, columns, cell }: WholeCellProps) {
  const row = cell ? rows[cell.row] : undefined;
  if (!cell || !row) return <p className={classes.whole}>Go to a cell to read all of it here.</p>;
  const text = row.cells[cell.column] ?? '';
  return (
    <div className={classes.whole} role="group" aria-label="All of the cell" data-cell>
      <p className={classes.place}>
        Line {row.line}, <bdi>{columns[cell.column] ?? ''}</bdi>
        {row.flaw === null ? null : <span className={classes.flaw}> · {row.flaw}</span>}
      </p>
      <p className={classes.text} dir="auto">
        {text === '' ? 'Nothing' : text}
      </p>
    </div>
  );
}
