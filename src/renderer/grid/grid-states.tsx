/** What the grid shows when it has no rows to show: waiting, nothing there, nothing found, failed. */
import { Button } from '@mantine/core';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Query } from '#shared/model/filter.ts';
import { useReadOnly } from '../api/use-dossier-state.ts';
import { createRecord } from '../features/collection/record-changes.ts';
import { showProblem } from '../components/toast/toast-store.ts';
import { setLens } from '../state/lens-store.ts';
import classes from './grid-states.module.css';

const lines = Array.from({ length: 14 }, (_, index) => index);

export function GridWaiting() {
  return (
    <div className={classes.waiting} aria-busy="true" aria-label="Loading">
      {lines.map((line) => (
        <div key={line} className={classes.line}>
          <span className={classes.bar} data-size="s" />
          <span className={classes.bar} data-size="l" />
          <span className={classes.bar} data-size="m" />
          <span className={classes.bar} data-size="m" />
        </div>
      ))}
    </div>
  );
}

export function GridFailed({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div className={classes.words} role="alert">
      <p className={classes.title}>The records could not be read</p>
      <p className={classes.text} dir="auto">
        {message}
      </p>
      <Button variant="default" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

type GridNothingProps = { collection: CollectionInfo; query: Query; onClear: () => void };

export function GridNothing({ collection, query, onClear }: GridNothingProps) {
  const readOnly = useReadOnly();
  const narrowed = query.filter !== null || query.search.trim() !== '';
  if (query.source !== undefined && !narrowed) return <NothingSaid collection={collection} />;
  return (
    <div className={classes.words} role="status">
      <p className={classes.title}>
        {narrowed ? 'Nothing matches' : `No ${collection.title.toLowerCase()} yet`}
      </p>
      <p className={classes.text}>
        {narrowed
          ? `None of the ${collection.count} records passes the search and the filters.`
          : (collection.description ?? 'Records that you add appear here.')}
      </p>
      {narrowed ? (
        <Button variant="default" onClick={onClear}>
          Clear search and filters
        </Button>
      ) : readOnly ? null : (
        <Button onClick={() => void createRecord(collection).catch(showProblem)}>
          New {collection.singular}
        </Button>
      )}
    </div>
  );
}

function NothingSaid({ collection }: { collection: CollectionInfo }) {
  return (
    <div className={classes.words} role="status">
      <p className={classes.title}>Nothing from this source</p>
      <p className={classes.text}>
        It says nothing on any of the {collection.count} records of {collection.title}.
      </p>
      <Button variant="default" onClick={() => setLens(null)}>
        Show all sources
      </Button>
    </div>
  );
}
