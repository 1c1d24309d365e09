/** Providers around the whole program, and the choice between start page and workbench. */
import { QueryClientProvider } from '@tanstack/react-query';
import { MantineProvider } from '@mantine/core';
import { ErrorBoundary } from 'react-error-boundary';
import { queryClient } from '../api/query-client.ts';
import { useDossierQuery, type OpenDossier } from '../api/use-dossier-state.ts';
import { messageOf } from '../components/toast/toast-store.ts';
import { ToastRegion } from '../components/toast/toast-region.tsx';
import { DropTarget } from '../features/import/drop-target.tsx';
import { StartPage } from '../features/start/start-page.tsx';
import { useColourScheme } from './colour-scheme.ts';
import { Dialogs } from './dialogs.tsx';
import { OpeningPage } from './opening-page.tsx';
import { FailurePage } from './failure-page.tsx';
import { useLiveUpdates } from './live-updates.ts';
import { styleNonce } from './style-nonce.ts';
import { cssVariables, theme } from './theme.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { Workbench } from './workbench.tsx';

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <ErrorBoundary FallbackComponent={FailurePage}>
        <QueryClientProvider client={queryClient}>
          <Program />
          <section id="layers" aria-label="Menus and dialogs" />
          <ToastRegion />
        </QueryClientProvider>
      </ErrorBoundary>
    </MantineProvider>
  );
}

function Program() {
  useColourScheme();
  useLiveUpdates();
  useShortcuts();
  const { data: state, error } = useDossierQuery();
  if (error) return <FailurePage error={error} title={messageOf(error)} />;
  if (!state) return <OpeningPage />;
  return (
    <>
      {state.status === 'open' ? (
        <Workbench key={keyOf(state)} dossier={state} />
      ) : (
        <StartPage problem={state.problem} />
      )}
      <Dialogs dossierOpen={state.status === 'open'} />
      <DropTarget dossier={state.status === 'open' ? state.title : null} />
    </>
  );
}

/** Opened anew, a dossier that was only to be read may hold more, and may be for work: all of it is asked again. */
function keyOf({ id, access, revision }: OpenDossier): string {
  return access.mode === 'write' ? id : `${id} ${revision}`;
}
