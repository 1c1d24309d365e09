/** A data package: what it is called, how much is in it, and where the dossier of it is to lie. */
import { Button, Progress } from '@mantine/core';
import type { ExchangeLook } from '#shared/contract/exchange-api.ts';
import { useOpenDossier } from '../../api/use-dossier-state.ts';
import { makeDossier } from './bring-in.ts';
import { ExchangeProblem } from './exchange-problem.tsx';
import { useExchange } from './exchange-store.ts';
import { amountWords, kindWords } from './exchange-words.ts';
import { leaveExchange } from './take-exchange.ts';
import { useFirstFocus } from './use-first-focus.ts';
import classes from './exchange-dialog.module.css';

export function FoundPackage({ look }: { look: ExchangeLook }) {
  const work = useExchange((state) => state.work);
  const open = useOpenDossier();
  const go = useFirstFocus<HTMLButtonElement>();
  return (
    <>
      <dl className={classes.facts}>
        <dt>Title</dt>
        <dd dir="auto">{look.title}</dd>
        <dt>In it</dt>
        <dd>{amountWords('package', look.new)}, with all that is said and noted of them</dd>
      </dl>
      <p className={classes.words}>
        {kindWords.package.what} It becomes a dossier of its own, in a new folder in your documents,
        or where you choose.
      </p>
      {open ? (
        <p className={classes.note}>
          <bdi>{open.title}</bdi> is saved and closed, and not changed.
        </p>
      ) : null}
      <ExchangeProblem />
      <div className={classes.answers}>
        {work ? (
          <Progress.Root size="sm" className={classes.bar}>
            <Progress.Section value={100} animated aria-label="Making the dossier" />
          </Progress.Root>
        ) : null}
        <Button variant="default" onClick={leaveExchange}>
          {work ? 'Stop' : 'Cancel'}
        </Button>
        {work ? null : (
          <Button variant="default" onClick={() => void makeDossier(look, true)}>
            Choose folder…
          </Button>
        )}
        <Button
          ref={go}
          loading={work !== null}
          onClick={() => void makeDossier(look, false)}
          data-autofocus
        >
          Make the dossier
        </Button>
      </div>
    </>
  );
}
