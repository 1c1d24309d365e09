/** All that was done, newest first: found, filtered, looked at, gone back to, done again. */
import { Button, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useOfferedSteps } from '../../api/offered-steps.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { runCommand } from '../../app/run-command.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { HistoryEmpty, HistoryFailed, HistoryLoading } from './history-states.tsx';
import { isFiltered, queryOf, useHistoryFilter } from './history-query.ts';
import { historyRows } from './history-rows.ts';
import { HistoryTable } from './history-table.tsx';
import { HistoryToolbar } from './history-toolbar.tsx';
import page from '../../components/page/page.module.css';
import classes from './history-page.module.css';

const PAGE = 100;
const PAUSE = 150;

export function HistoryPage() {
  const wanted = useHistoryFilter((state) => state.filter);
  // While one types, the list waits for a pause.
  const [search] = useDebouncedValue(wanted.search, PAUSE);
  const filter = { ...wanted, search };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    {
      queryKey: queryKeys.historyList(filter),
      queryFn: ({ pageParam }) =>
        client.history.list({ ...queryOf(filter), before: pageParam, limit: PAGE }),
      initialPageParam: null as number | null,
      getNextPageParam: ({ steps, more }) => (more ? steps.at(-1)?.first : undefined),
      // Typing in the search box must not flicker.
      placeholderData: keepPreviousData,
    },
  );
  const steps = data?.pages.flatMap((page) => page.steps) ?? [];
  const gaps = data?.pages[0]?.gaps ?? [];
  const rows = historyRows(steps, gaps, { more: hasNextPage, now: new Date() });

  return (
    <div className={page.page}>
      <header className={`${page.header} ${classes.header}`}>
        <h1 className={page.title}>History</h1>
        <StepButtons />
      </header>
      <HistoryToolbar />
      <div className={classes.scroll}>
        {error ? <HistoryFailed message={messageOf(error)} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <HistoryLoading /> : null}
        {data && rows.length === 0 ? <HistoryEmpty filtered={isFiltered(filter)} /> : null}
        {rows.length > 0 ? <HistoryTable rows={rows} /> : null}
        {hasNextPage ? (
          <Button
            className={page.more}
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            Show earlier steps
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function StepButtons() {
  const steps = useOfferedSteps();
  return (
    <span className={classes.buttons}>
      <StepButton way="undo" label={steps?.undo?.label} />
      <StepButton way="redo" label={steps?.redo?.label} />
    </span>
  );
}

const buttons = {
  undo: { id: 'edit.undo', title: 'Undo', icon: IconArrowBackUp },
  redo: { id: 'edit.redo', title: 'Redo', icon: IconArrowForwardUp },
} as const;

function StepButton({ way, label }: { way: 'undo' | 'redo'; label: string | undefined }) {
  const { id, title, icon: Icon } = buttons[way];
  return (
    <Tooltip label={label} disabled={label === undefined}>
      <Button
        variant="default"
        leftSection={<Icon size={15} />}
        disabled={label === undefined}
        onClick={() => runCommand(id)}
      >
        {title}
      </Button>
    </Tooltip>
  );
}
