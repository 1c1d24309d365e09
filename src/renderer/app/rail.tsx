/** The left rail: the dossier, its collections with their counts, disputes, notes, history, trash, backups. One tab stop, arrow keys inside. */
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import {
  IconArchive,
  IconHistory,
  IconNotes,
  IconScale,
  IconTableImport,
  IconTrash,
} from '@tabler/icons-react';
import type { OpenDossier } from '../api/use-dossier-state.ts';
import { useImports } from '../api/use-imports.ts';
import { useOpenDisputes } from '../features/disputes/use-disputes.ts';
import { isSamePage, showPage, useUi, type Page } from '../state/ui-store.ts';
import { CollectionIcon } from './collection-icon.tsx';
import { MainMenu } from './main-menu.tsx';
import { RailViews } from '../features/views/rail-views.tsx';
import classes from './rail.module.css';

/** `count` null: there is none to tell. */
type RailEntry = { page: Page; title: string; count: number | null; icon: ReactNode };

export function Rail({ dossier }: { dossier: OpenDossier }) {
  const page = useUi((state) => state.page);
  const imports = useImports().length;
  const disputes = useOpenDisputes();
  const list = useRef<HTMLElement>(null);
  const collections: RailEntry[] = dossier.collections.map(({ id, title, count, icon }) => ({
    page: { kind: 'collection', collection: id },
    title,
    count,
    icon: <CollectionIcon icon={icon} />,
  }));
  const others: RailEntry[] = [
    {
      page: { kind: 'disputes' },
      title: 'Disputes',
      count: disputes,
      icon: <IconScale size={16} stroke={1.6} aria-hidden />,
    },
    {
      page: { kind: 'notes' },
      title: 'Notes',
      count: dossier.notes,
      icon: <IconNotes size={16} stroke={1.6} aria-hidden />,
    },
    // Most dossiers have none; then the page is where commands lead.
    ...(imports > 0 ? [importsEntry(imports)] : []),
    {
      page: { kind: 'history' },
      title: 'History',
      count: null,
      icon: <IconHistory size={16} stroke={1.6} aria-hidden />,
    },
    {
      page: { kind: 'trash' },
      title: 'Trash',
      count: dossier.trash,
      icon: <IconTrash size={16} stroke={1.6} aria-hidden />,
    },
    {
      page: { kind: 'backups' },
      title: 'Backups',
      count: null,
      icon: <IconArchive size={16} stroke={1.6} aria-hidden />,
    },
  ];

  function onKeyDown(event: KeyboardEvent): void {
    const all = [...(list.current?.querySelectorAll('button') ?? [])];
    // In a narrow rail the views are not shown.
    const links = all.filter((link) => link.checkVisibility());
    const at = links.findIndex((link) => link === document.activeElement);
    const to = goTo(event.key, at, links.length);
    if (at < 0 || to === null) return;
    event.preventDefault();
    links[to]?.focus();
  }

  const entry = (item: RailEntry) => (
    <RailLink
      key={item.page.kind === 'collection' ? item.page.collection : item.page.kind}
      entry={item}
      current={isSamePage(item.page, page)}
      onKeyDown={onKeyDown}
    >
      {item.page.kind === 'collection' && isSamePage(item.page, page) ? (
        <RailViews collection={item.page.collection} onKeyDown={onKeyDown} />
      ) : null}
    </RailLink>
  );
  return (
    <div className={classes.rail}>
      <header className={classes.head}>
        <MainMenu />
        <h1 className={classes.title} title={dossier.title} dir="auto">
          {dossier.title}
        </h1>
      </header>
      <nav ref={list} className={classes.list} aria-label="Collections">
        <ul className={classes.entries}>{collections.map(entry)}</ul>
        <ul className={classes.entries}>{others.map(entry)}</ul>
      </nav>
    </div>
  );
}

const importsEntry = (count: number): RailEntry => ({
  page: { kind: 'imports' },
  title: 'Imports',
  count,
  icon: <IconTableImport size={16} stroke={1.6} aria-hidden />,
});

type RailLinkProps = {
  entry: RailEntry;
  current: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
};

function RailLink({ entry, current, onKeyDown, children }: RailLinkProps) {
  const { title, count } = entry;
  return (
    <li>
      <button
        type="button"
        className={classes.link}
        aria-current={current ? 'page' : undefined}
        aria-label={count === null ? title : `${title}, ${count}`}
        title={title}
        tabIndex={current ? 0 : -1}
        onClick={() => showPage(entry.page)}
        onKeyDown={onKeyDown}
      >
        <span className={classes.icon}>{entry.icon}</span>
        <span className={classes.name} dir="auto">
          {title}
        </span>
        <span className={classes.count}>{count?.toLocaleString('en')}</span>
      </button>
      {children}
    </li>
  );
}

function goTo(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, length - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
