/** The history page without steps to show. */
import { Button } from '@mantine/core';
import { IconFileUnknown, IconHistory } from '@tabler/icons-react';
import { changeHistoryFilter, useHistoryFilter, wholeHistory } from './history-query.ts';
import classes from './history-page.module.css';

export function HistoryEmpty({ filtered }: { filtered: boolean }) {
  const views = useHistoryFilter((state) => state.filter.views);
  return (
    <div className={classes.state} role="status">
      <IconHistory size={28} stroke={1.4} aria-hidden />
      {filtered ? (
        <>
          <p className={classes.stateTitle}>No step fits</p>
          <p>Nothing was done that has these words, origin, collection and days together.</p>
          <Button variant="default" onClick={() => changeHistoryFilter({ ...wholeHistory, views })}>
            Show all steps
          </Button>
        </>
      ) : (
        <>
          <p className={classes.stateTitle}>Nothing was done yet</p>
          <p>
            Every edit, note and deletion will be listed here. Each of them can be taken back, today
            or in a year.
          </p>
        </>
      )}
    </div>
  );
}

export function HistoryFailed({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div className={classes.state} role="alert">
      <IconFileUnknown size={28} stroke={1.4} aria-hidden />
      <p className={classes.stateTitle}>The history can’t be shown</p>
      <p dir="auto">{message}</p>
      <Button variant="default" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

export function HistoryLoading() {
  return (
    <div className={classes.loading} role="status" aria-label="Reading the history">
      {[38, 52, 30, 61, 44, 35, 57, 41].map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
