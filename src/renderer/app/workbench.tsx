/** The open dossier: rail, page, document, inspector, status bar. */
import { useEffect } from 'react';
import { Group, Panel, Separator, usePanelRef, type Layout } from 'react-resizable-panels';
import { defaultReader, type Preferences } from '#shared/contract/preferences-api.ts';
import type { OpenDossier } from '../api/use-dossier-state.ts';
import { savePreferences, usePreferences } from '../api/use-preferences.ts';
import { BackupsPage } from '../features/backups/backups-page.tsx';
import { Banners } from '../features/banners/banners.tsx';
import { CollectionPage } from '../features/collection/collection-page.tsx';
import { DisputesPage } from '../features/disputes/disputes-page.tsx';
import { HistoryPage } from '../features/history/history-page.tsx';
import { ImportsPage } from '../features/import/imports-page.tsx';
import { Inspector } from '../features/inspector/inspector.tsx';
import { Reader } from '../features/reader/reader.tsx';
import { NotesPage } from '../features/notes/notes-page.tsx';
import { TrashPage } from '../features/trash/trash-page.tsx';
import { useReader } from '../state/reader-store.ts';
import { useUi, type Page } from '../state/ui-store.ts';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { useNarrow } from './use-narrow.ts';
import { useRememberedPage } from './use-remembered-page.ts';
import classes from './workbench.module.css';

const RAIL_NARROW = 49;
const RAIL_LEAST = 168;
const INSPECTOR_LEAST = 260;
const READER_LEAST = 340;
/** A window that has room for the rail, the grid, a document and the inspector. */
const ROOM_TO_READ = 1500;

export function Workbench({ dossier }: { dossier: OpenDossier }) {
  const { preferences, known } = usePreferences();
  useRememberedPage(dossier);
  useTitle(dossier.title);
  if (!known) return null;
  return (
    <div className={classes.workbench}>
      <Banners dossier={dossier} />
      <Panels
        dossier={dossier}
        railWidth={preferences.railWidth}
        inspectorWidth={preferences.inspectorWidth}
        reader={preferences.reader ?? defaultReader}
        inspectorOpen={preferences.inspectorOpen}
      />
      <StatusBar dossier={dossier} />
    </div>
  );
}

/** What the window is called in the task bar. */
function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} – ${before}`;
    return () => {
      document.title = before;
    };
  }, [title]);
}

type PanelsProps = {
  dossier: OpenDossier;
  railWidth: number;
  inspectorWidth: number;
  inspectorOpen: boolean;
  reader: typeof defaultReader;
};

function Panels({ dossier, railWidth, inspectorWidth, inspectorOpen, reader }: PanelsProps) {
  const rail = usePanelRef();
  // Notes, history and trash show no record: what they open is shown in its collection.
  const hasGrid = useUi((state) => state.page?.kind === 'collection');
  const isReading = useReader((state) => state.document !== null);
  const narrow = useNarrow(isReading ? ROOM_TO_READ : undefined);
  useEffect(() => {
    if (narrow) rail.current?.collapse();
    else rail.current?.expand();
  }, [narrow, rail]);

  function remember(layout: Layout): void {
    const change: Partial<Preferences> = {};
    const collapsed = rail.current?.isCollapsed() ?? false;
    if (layout['rail'] !== undefined && !collapsed)
      change.railWidth = within(layout['rail'], 5, 50);
    if (layout['inspector'] !== undefined) {
      change.inspectorWidth = within(layout['inspector'], 10, 70);
    }
    if (layout['reader'] !== undefined)
      change.reader = { ...reader, width: within(layout['reader'], 10, 70) };
    void savePreferences(change);
  }

  return (
    // The bars between the panels can be moved by keyboard, so they too must lie in a landmark.
    <main className={classes.panels}>
      <Group
        onLayoutChanged={(layout, { isUserInteraction }) => {
          if (isUserInteraction) remember(layout);
        }}
      >
        <Panel
          id="rail"
          panelRef={rail}
          className={classes.rail}
          defaultSize={`${railWidth}%`}
          minSize={RAIL_LEAST}
          maxSize="30%"
          collapsible
          collapsedSize={RAIL_NARROW}
          groupResizeBehavior="preserve-pixel-size"
        >
          <Rail dossier={dossier} />
        </Panel>
        <Separator className={classes.separator} aria-label="Width of the list of collections" />
        <Panel id="page" className={classes.page} minSize={320}>
          <div className={classes.main}>
            <PageOf />
          </div>
        </Panel>
        {isReading ? (
          <>
            <Separator className={classes.separator} aria-label="Width of the document" />
            <Panel
              id="reader"
              className={classes.page}
              defaultSize={`${reader.width}%`}
              minSize={READER_LEAST}
              maxSize="70%"
              groupResizeBehavior="preserve-pixel-size"
            >
              <Reader />
            </Panel>
          </>
        ) : null}
        {inspectorOpen && hasGrid ? (
          <>
            <Separator className={classes.separator} aria-label="Width of the inspector" />
            <Panel
              id="inspector"
              className={classes.inspector}
              defaultSize={`${inspectorWidth}%`}
              minSize={INSPECTOR_LEAST}
              maxSize="60%"
              groupResizeBehavior="preserve-pixel-size"
            >
              <aside className={classes.aside} aria-label="Inspector">
                <Inspector />
              </aside>
            </Panel>
          </>
        ) : null}
      </Group>
    </main>
  );
}

function PageOf() {
  const page: Page | null = useUi((state) => state.page);
  switch (page?.kind) {
    case 'collection':
      return <CollectionPage key={page.collection} id={page.collection} />;
    case 'disputes':
      return <DisputesPage />;
    case 'notes':
      return <NotesPage />;
    case 'imports':
      return <ImportsPage />;
    case 'history':
      return <HistoryPage />;
    case 'trash':
      return <TrashPage />;
    case 'backups':
      return <BackupsPage />;
    case undefined:
      return null;
  }
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
