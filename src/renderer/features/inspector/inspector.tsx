/** The panel beside the grid: one record, its fields with their claims, its notes. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconClick, IconFileUnknown } from '@tabler/icons-react';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useCollection } from '../../api/use-dossier-state.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { useUi } from '../../state/ui-store.ts';
import { RecordPanel } from './record-panel.tsx';
import classes from './inspector.module.css';

export function Inspector() {
  const ref = useUi((state) => state.current);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ref ? queryKeys.record(ref) : ['records', 'none'],
    queryFn: () => client.records.get(ref!),
    enabled: ref !== null,
    // Stepping through records must not flicker: the last one stays until the next is there.
    placeholderData: keepPreviousData,
  });
  const collection = useCollection(data?.collection);

  if (ref === null) return <EmptyState />;
  if (error) return <FailedState message={messageOf(error)} />;
  if (!data || !collection) return <LoadingState />;
  return (
    <RecordPanel
      key={`${data.collection}/${data.id}`}
      record={data}
      collection={collection}
      stale={isPlaceholderData}
    />
  );
}

function EmptyState() {
  return (
    <div className={classes.state}>
      <IconClick size={28} stroke={1.4} aria-hidden />
      <p className={classes.stateTitle}>Choose a record</p>
      <p>Its fields, what each source says about them, and your notes appear here.</p>
    </div>
  );
}

function FailedState({ message }: { message: string }) {
  return (
    <div className={classes.state} role="alert">
      <IconFileUnknown size={28} stroke={1.4} aria-hidden />
      <p className={classes.stateTitle}>The record can’t be shown</p>
      <p dir="auto">{message}</p>
    </div>
  );
}

function LoadingState() {
  return (
    <div className={classes.loading} role="status" aria-label="Loading the record">
      {[55, 90, 70, 80, 60, 85].map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
