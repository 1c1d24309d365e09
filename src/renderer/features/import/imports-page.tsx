/** What was imported: which release of which dataset, when, from what; the way to a newer one, and out again. */
import { useState } from 'react';
import { ActionIcon, Button, Menu, VisuallyHidden } from '@mantine/core';
import { IconDots, IconTableImport } from '@tabler/icons-react';
import type { ImportView } from '#shared/contract/imports-api.ts';
import { SOURCES } from '#shared/model/claim.ts';
import { useImportsQuery } from '../../api/use-imports.ts';
import { useCollection, useCollections } from '../../api/use-dossier-state.ts';
import { When } from '../../components/when/when.tsx';
import { messageOf, showProblem } from '../../components/toast/toast-store.ts';
import { showRecord } from '../../state/ui-store.ts';
import { pickImport } from './import-actions.ts';
import { countWords } from './import-words.ts';
import { RemoveImportDialog } from './remove-import-dialog.tsx';
import { showGone, showRecordsOf } from './show-records.ts';
import page from '../../components/page/page.module.css';
import classes from './imports-page.module.css';

export function ImportsPage() {
  const { data, error } = useImportsQuery();
  const [removing, setRemoving] = useState<ImportView | null>(null);
  return (
    <div className={page.page}>
      <header className={`${page.header} ${classes.header}`}>
        <h1 className={page.title}>Imports</h1>
        <span className={page.total} role="status">
          {data ? countWords(data.length, 'import') : ''}
        </span>
        <Button
          leftSection={<IconTableImport size={15} aria-hidden />}
          onClick={() => void pickImport().catch(showProblem)}
        >
          Import…
        </Button>
      </header>
      {error ? (
        <p className={page.problem} role="alert">
          {messageOf(error)}
        </p>
      ) : null}
      {data?.length === 0 ? <NothingHere /> : null}
      {data && data.length > 0 ? <Table imports={data} onRemove={setRemoving} /> : null}
      {removing ? <RemoveImportDialog entry={removing} onClose={() => setRemoving(null)} /> : null}
    </div>
  );
}

type Entry = { entry: ImportView; onRemove: (entry: ImportView) => void };

function Table({
  imports,
  onRemove,
}: {
  imports: readonly ImportView[];
  onRemove: Entry['onRemove'];
}) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Dataset</th>
            <th scope="col">Collection</th>
            <th scope="col" className={classes.figure}>
              Records
            </th>
            <th scope="col" className={classes.figure}>
              Gone
            </th>
            <th scope="col">Imported</th>
            <th scope="col">File</th>
            <th scope="col">Source</th>
            <th scope="col">
              <VisuallyHidden>What can be done</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.map((entry) => (
            <Line key={entry.id} entry={entry} onRemove={onRemove} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ entry, onRemove }: Entry) {
  const { dataset, version, records, gone, fileName } = entry;
  const sources = useCollection(SOURCES);
  return (
    <tr>
      <th scope="row">
        <bdi className={classes.dataset}>{dataset}</bdi>
        {version ? <bdi className={classes.version}>{version}</bdi> : null}
      </th>
      <td>
        <button
          type="button"
          className={classes.link}
          dir="auto"
          onClick={() => showRecordsOf(entry)}
        >
          {entry.collectionTitle}
        </button>
      </td>
      <td className={classes.figure}>{records.toLocaleString('en')}</td>
      <td className={classes.figure}>
        {gone === 0 ? (
          '0'
        ) : (
          <button
            type="button"
            className={classes.link}
            aria-label={`Show the ${countWords(gone, 'record')} that ${dataset} does not have any more`}
            onClick={() => showGone(entry.collection)}
          >
            {gone.toLocaleString('en')}
          </button>
        )}
      </td>
      <td className={classes.when}>
        <When instant={entry.importedAt} />
      </td>
      <td>
        <bdi>{fileName}</bdi>
      </td>
      <td>
        {sources ? (
          <button
            type="button"
            className={classes.link}
            onClick={() => showRecord({ collection: SOURCES, record: entry.source })}
          >
            <bdi>{entry.sourceTitle}</bdi>
          </button>
        ) : (
          <bdi>{entry.sourceTitle}</bdi>
        )}
      </td>
      <td className={classes.actions}>
        <Actions entry={entry} onRemove={onRemove} />
      </td>
    </tr>
  );
}

function Actions({ entry, onRemove }: Entry) {
  const isThere = useCollections().some(({ id }) => id === entry.collection);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={24} aria-label={`What can be done with ${entry.dataset}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={!isThere} onClick={() => showRecordsOf(entry)}>
          Show records
        </Menu.Item>
        <Menu.Item
          onClick={() => void pickImport({ kind: 'update', import: entry.id }).catch(showProblem)}
        >
          Import a newer release…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => onRemove(entry)}>Take out…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function NothingHere() {
  return (
    <div className={page.empty}>
      <IconTableImport size={28} stroke={1.4} aria-hidden />
      <p className={page.emptyTitle}>Nothing was imported yet</p>
      <p>
        Drop a CSV, a workbook, JSON or a zip with one of them on the window, or choose a file.
        Releases of UCDP GED, GTD and ACLED are recognised.
      </p>
    </div>
  );
}
