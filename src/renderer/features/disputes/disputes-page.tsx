/** Every field on which sources disagree, by collection, those first on which nobody has chosen. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconScale } from '@tabler/icons-react';
import type { Dispute } from '#shared/contract/claims-api.ts';
import { useCollections } from '../../api/use-dossier-state.ts';
import { CollectionIcon } from '../../app/collection-icon.tsx';
import { messageOf } from '../../components/toast/toast-store.ts';
import { DisputeRow } from './dispute-row.tsx';
import { disputeKey, isFiltered, resetDisputesQuery, useDisputesQuery } from './disputes-query.ts';
import { DisputesToolbar } from './disputes-toolbar.tsx';
import { DISPUTES_PAGE, useDisputes, type DisputeCount } from './use-disputes.ts';
import page from '../../components/page/page.module.css';
import classes from './disputes-page.module.css';

const PAUSE = 150;

export function DisputesPage() {
  const wanted = useDisputesQuery((state) => state.query);
  // While one types, the list waits for a pause.
  const [search] = useDebouncedValue(wanted.search, PAUSE);
  const query = { ...wanted, search };
  const { disputes, total, counts, error, loadMore, loading } = useDisputes(query);
  const list = useRef<HTMLDivElement>(null);
  const loaded = disputes?.length ?? 0;
  useVisited(list, loaded > 0);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1 className={page.title}>Disputes</h1>
        <span className={page.total} role="status">
          {disputes ? totalWords(counts, query.collection) : ''}
        </span>
      </header>
      <DisputesToolbar counts={counts} />
      {error ? (
        <p className={page.problem} role="alert">
          {messageOf(error)}
        </p>
      ) : null}
      {disputes && loaded === 0 ? <NoDisputes filtered={isFiltered(query)} /> : null}
      {disputes && loaded > 0 ? (
        <div ref={list} className={classes.scroll} onKeyDown={walk}>
          {groupsOf(disputes).map(({ collection, found }) => (
            <Group
              key={collection}
              collection={collection}
              count={counts.find((count) => count.collection === collection)}
              disputes={found}
            />
          ))}
          {loaded < total ? (
            <Button className={page.more} variant="default" loading={loading} onClick={loadMore}>
              Show {Math.min(DISPUTES_PAGE, total - loaded)} more of{' '}
              {(total - loaded).toLocaleString('en')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

type GroupProps = {
  collection: string;
  count: DisputeCount | undefined;
  disputes: readonly Dispute[];
};

function Group({ collection, count, disputes }: GroupProps) {
  const info = useCollections().find(({ id }) => id === collection);
  const headingId = `disputes-of-${collection}`;
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.group}>
        <CollectionIcon icon={info?.icon} size={15} />
        <bdi>{info?.title ?? collection}</bdi>
        <span className={classes.counts}>{count ? countWords(count) : ''}</span>
      </h2>
      <ul className={classes.rows}>
        {disputes.map((dispute) => (
          <DisputeRow key={disputeKey(dispute)} dispute={dispute} />
        ))}
      </ul>
    </section>
  );
}

function NoDisputes({ filtered }: { filtered: boolean }) {
  return (
    <div className={page.empty}>
      <IconScale size={28} stroke={1.4} aria-hidden />
      <p className={page.emptyTitle}>{filtered ? 'No dispute fits' : 'Nothing is in dispute'}</p>
      {filtered ? (
        <Button variant="default" onClick={resetDisputesQuery}>
          Show all disputes
        </Button>
      ) : (
        <p>
          Fields on which sources give different values appear here, with how far they lie apart.
        </p>
      )}
    </div>
  );
}

/** They come by collection. */
function groupsOf(disputes: readonly Dispute[]): { collection: string; found: Dispute[] }[] {
  const groups = new Map<string, Dispute[]>();
  for (const dispute of disputes) {
    const known = groups.get(dispute.collection);
    if (known) known.push(dispute);
    else groups.set(dispute.collection, [dispute]);
  }
  return [...groups].map(([collection, found]) => ({ collection, found }));
}

function totalWords(counts: readonly DisputeCount[], collection: string | null): string {
  const within = counts.filter((count) => collection === null || count.collection === collection);
  return countWords({
    open: within.reduce((sum, { open }) => sum + open, 0),
    settled: within.reduce((sum, { settled }) => sum + settled, 0),
  });
}

function countWords({ open, settled }: Pick<DisputeCount, 'open' | 'settled'>): string {
  return `${open.toLocaleString('en')} open, ${settled.toLocaleString('en')} settled`;
}

/** Who comes back from a record is where they left. */
function useVisited(list: { current: HTMLElement | null }, there: boolean): void {
  useEffect(() => {
    const { visited } = useDisputesQuery.getState();
    if (!there || visited === null) return;
    const row = list.current?.querySelector(`[data-dispute="${CSS.escape(visited)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('[data-jump]')?.focus({ preventScroll: true });
    // Only when the page comes up.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [there]);
}

/** Up and down go from dispute to dispute, over the ends of groups. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const { key, altKey } = event;
  if (altKey || !['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(key)) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-jump]')];
  const at = stops.findIndex((stop) => stop.parentElement?.contains(document.activeElement));
  if (at < 0) return;
  const next =
    key === 'Home'
      ? stops[0]
      : key === 'End'
        ? stops.at(-1)
        : stops[at + (key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.parentElement?.scrollIntoView({ block: 'nearest' });
}
