/** Rows of the dry run of one kind, as many as there are, and all of the one that is chosen: cell by cell, what it was and would be. */
import { useCallback, useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import type { ImportDraft, PlanKind, PlanRow } from '#shared/contract/imports-api.ts';
import { client } from '../../api/client.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { VirtualList } from '../../components/virtual-list/virtual-list.tsx';
import { PlanRowDetail } from './plan-row-detail.tsx';
import classes from './try-step.module.css';

/** Rows are asked for by pages of so many. */
const PAGE = 200;
const ROW_HEIGHT = 46;
/** As the core keeps of each kind; `total` may be more. */
const MOST_KEPT = 10_000;

type PlanRowsProps = { draft: ImportDraft; planId: string; kind: PlanKind; total: number };

export function PlanRows({ draft, planId, kind, total }: PlanRowsProps) {
  const [selected, setSelected] = useState(0);
  const [range, setRange] = useState({ from: 0, to: 1 });
  const onRange = useCallback((from: number, to: number) => setRange({ from, to }), []);
  const kept = Math.min(total, MOST_KEPT);
  const pages = pagesFor(range, selected);
  const loaded = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['plan-rows', planId, kind, page],
      queryFn: () =>
        client.imports.planRows({ draft: draft.draft, kind, from: page * PAGE, limit: PAGE }),
      gcTime: 60_000,
    })),
  });
  const rowAt = (index: number): PlanRow | undefined =>
    loaded[pages.indexOf(Math.floor(index / PAGE))]?.data?.rows[index % PAGE];
  const failed = loaded.find(({ error }) => error)?.error;
  const chosen = rowAt(selected);

  if (total === 0) return <p className={classes.none}>None.</p>;
  return (
    <div className={classes.rows}>
      <div className={classes.listBox}>
        <VirtualList
          label="Rows"
          count={kept}
          rowHeight={ROW_HEIGHT}
          selected={selected}
          onSelect={setSelected}
          onRange={onRange}
        >
          {(index) => <Entry row={rowAt(index)} />}
        </VirtualList>
        {total > kept ? (
          <p className={classes.cut}>
            The first {kept.toLocaleString('en')} of {total.toLocaleString('en')} are listed.
          </p>
        ) : null}
      </div>
      <section className={classes.detail} aria-label="The row chosen">
        {failed ? (
          <p className={classes.problem} role="alert">
            {messageOf(failed)}
          </p>
        ) : null}
        {chosen ? <PlanRowDetail row={chosen} /> : null}
      </section>
    </div>
  );
}

function pagesFor({ from, to }: { from: number; to: number }, selected: number): number[] {
  const pages = new Set([Math.floor(selected / PAGE)]);
  for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) pages.add(page);
  return [...pages];
}

function Entry({ row }: { row: PlanRow | undefined }) {
  if (!row) return <span className={classes.waiting} />;
  return (
    <span className={classes.entry}>
      <bdi className={classes.entryTitle}>{row.title}</bdi>
      <span className={classes.entryWords} dir="auto">
        {wordsOf(row)}
      </span>
    </span>
  );
}

function wordsOf({ kind, line, record, cells, reasons }: PlanRow): string {
  const place = line === null ? (record ?? '') : `Line ${line.toLocaleString('en')}`;
  const [first, ...others] = cells;
  const change =
    (kind === 'changed' || kind === 'kept') && first
      ? `${first.title}: ${first.before || 'nothing'} → ${first.after || 'nothing'}${others.length > 0 ? ` and ${others.length} more` : ''}`
      : '';
  const isAboutReasons = kind === 'rejected' || kind === 'problem' || cells.length === 0;
  const reason = isAboutReasons ? (reasons[0] ?? '') : '';
  return [place, change, reason].filter(Boolean).join(' · ');
}
