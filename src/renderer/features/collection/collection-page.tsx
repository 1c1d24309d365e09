/** A collection: its heading and search, its filters, its grid, and what lies over it. */
import { useEffect, useMemo, useState } from 'react';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Query } from '#shared/model/filter.ts';
import { filterOf } from '#shared/model/view-content.ts';
import { onViewsChanged } from '../../api/on-changed.ts';
import { useCollection } from '../../api/use-dossier-state.ts';
import { clearFilters } from '../../app/run-command.ts';
import { GridFailed, GridWaiting } from '../../grid/grid-states.tsx';
import { RecordsGrid } from '../../grid/records-grid.tsx';
import { messageOf, showProblem } from '../../components/toast/toast-store.ts';
import { closeOverlay } from '../../state/overlay-store.ts';
import { useLens } from '../../state/lens-store.ts';
import { useUi } from '../../state/ui-store.ts';
import { leaveView, loadView, reloadView, useView } from '../../state/view-store.ts';
import { useViewKeys } from '../views/view-keys.ts';
import { CollectionBar } from './collection-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { GridOverlays } from './grid-overlays.tsx';
import { LensBanner } from './lens-control.tsx';
import classes from './collection-page.module.css';

export function CollectionPage({ id }: { id: string }) {
  const collection = useCollection(id);
  if (!collection) return null;
  return <Collection collection={collection} />;
}

function Collection({ collection }: { collection: CollectionInfo }) {
  const { id } = collection;
  useViewKeys(id);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const view = useView((state) => (state.view?.collection === id ? state.view : null));
  const search = useUi((state) => state.search[id] ?? '');
  const filters = view?.filters;
  const sort = view?.sort;
  const source = useLens((state) => state.source);
  const query = useMemo<Query | null>(() => {
    if (!filters || !sort) return null;
    const asked = { collection: id, search, filter: filterOf(filters), sort };
    return source === null ? asked : { ...asked, source };
  }, [id, search, filters, sort, source]);

  useEffect(() => {
    setProblem(null);
    loadView(collection).catch((error: unknown) => setProblem(messageOf(error)));
    return () => {
      closeOverlay();
      leaveView();
    };
    // The counts inside change with every edit; the view does not hang on them.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [id, attempt]);

  useEffect(
    () => onViewsChanged(() => void reloadView(collection).catch(showProblem)),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [id],
  );

  return (
    <>
      <CollectionBar collection={collection} />
      <FilterBar collection={collection} />
      <LensBanner />
      <div className={classes.body}>
        {problem === null ? null : (
          <GridFailed message={problem} onRetry={() => setAttempt(attempt + 1)} />
        )}
        {query === null ? (
          <GridWaiting />
        ) : (
          <RecordsGrid collection={collection} query={query} onClear={clearFilters} />
        )}
      </div>
      <GridOverlays collection={collection} />
    </>
  );
}
