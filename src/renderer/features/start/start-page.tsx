/** What is shown when no dossier is open: what to do, and what went wrong if something did. */
import { Button } from '@mantine/core';
import {
  IconBook2,
  IconFileZip,
  IconFolderOpen,
  IconPackageImport,
  IconPlus,
} from '@tabler/icons-react';
import type { OpenProblem } from '#shared/contract/dossier-api.ts';
import { MainMenu } from '../../app/main-menu.tsx';
import { runCommand } from '../../app/run-command.ts';
import { openDialog } from '../../state/ui-store.ts';
import { openCopy, openPicked, openShipped } from './open-dossier.ts';
import { ProblemPanel } from './problem-panel.tsx';
import { canRecover } from './problem-words.ts';
import { RecentList } from './recent-list.tsx';
import classes from './start-page.module.css';

export function StartPage({ problem }: { problem: OpenProblem | null }) {
  return (
    <div className={classes.page}>
      <div className={classes.menu}>
        <MainMenu />
      </div>
      <main className={classes.column}>
        <header>
          <h1 className={classes.title}>Dossier</h1>
          <p className={classes.lead}>
            Records, rival claims, sources and notes on armed groups. Everything stays on this
            machine.
          </p>
        </header>
        {problem ? <ProblemPanel problem={problem} heading /> : null}
        <div className={classes.actions}>
          <Button
            size="sm"
            variant={problem ? 'default' : 'filled'}
            leftSection={<IconBook2 size={16} stroke={1.7} aria-hidden />}
            onClick={() => void openShipped()}
          >
            Open the dossier that ships
          </Button>
          <Button
            size="sm"
            variant={problem && !canRecover(problem) ? 'filled' : 'default'}
            leftSection={<IconFolderOpen size={16} stroke={1.7} aria-hidden />}
            onClick={() => void openPicked()}
          >
            Open…
          </Button>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconFileZip size={16} stroke={1.7} aria-hidden />}
            onClick={() => void openCopy()}
          >
            Open a copy…
          </Button>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconPlus size={16} stroke={1.7} aria-hidden />}
            onClick={() => openDialog('new-dossier')}
          >
            New…
          </Button>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconPackageImport size={16} stroke={1.7} aria-hidden />}
            onClick={() => runCommand('exchange.open')}
          >
            From a data package…
          </Button>
        </div>
        <section aria-labelledby="recent-dossiers">
          <h2 id="recent-dossiers" className={classes.heading}>
            Opened before
          </h2>
          <RecentList />
        </section>
      </main>
    </div>
  );
}
