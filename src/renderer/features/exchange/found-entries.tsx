/** What a file of claims, passages and notes, or sources would bring, and bringing it in. */
import { useState } from 'react';
import { Button, Checkbox, VisuallyHidden } from '@mantine/core';
import type { ExchangeLook } from '#shared/contract/exchange-api.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { bringIn } from './bring-in.ts';
import { ExchangeProblem } from './exchange-problem.tsx';
import { useExchange } from './exchange-store.ts';
import { amountWords, kindWords } from './exchange-words.ts';
import { leaveExchange, lookAgain } from './take-exchange.ts';
import { useFirstFocus } from './use-first-focus.ts';
import classes from './exchange-dialog.module.css';

export function FoundEntries({ look }: { look: ExchangeLook }) {
  const [replace, setReplace] = useState(false);
  const work = useExchange((state) => state.work);
  const failed = useExchange((state) => state.problem !== null);
  const readOnly = useReadOnly();
  const { kind } = look;
  const count = look.new + (replace ? look.changed : 0);
  const first = whatIsFirst(look, readOnly);
  const box = useFirstFocus<HTMLInputElement>();
  const button = useFirstFocus<HTMLButtonElement>();
  return (
    <>
      <p className={classes.words}>{kindWords[kind].what}</p>
      <Counts look={look} replace={replace} />
      {look.changed > 0 ? (
        <Checkbox
          className={classes.choice}
          label={`Take over what differs: ${amountWords(kind, look.changed)}`}
          description="They become as the file has them. Otherwise they stay as they are here."
          ref={first === 'choice' ? box : undefined}
          data-autofocus={first === 'choice' || undefined}
          checked={replace}
          disabled={work !== null}
          onChange={(event) => setReplace(event.currentTarget.checked)}
        />
      ) : null}
      <Reasons look={look} />
      <p className={classes.note}>{closingWords(look, readOnly)}</p>
      <ExchangeProblem />
      <div className={classes.answers}>
        <Button
          variant="default"
          ref={first === 'close' ? button : undefined}
          data-autofocus={first === 'close' || undefined}
          disabled={work?.kind === 'apply'}
          onClick={leaveExchange}
        >
          {look.new + look.changed === 0 ? 'Close' : 'Cancel'}
        </Button>
        {failed ? (
          <Button variant="default" onClick={() => void lookAgain().catch(showProblem)}>
            Look again
          </Button>
        ) : null}
        <Button
          loading={work !== null}
          disabled={count === 0 || readOnly}
          ref={first === 'go' ? button : undefined}
          data-autofocus={first === 'go' || undefined}
          onClick={() => void bringIn(look, replace)}
        >
          {count === 0 ? 'Bring in' : `Bring in ${amountWords(kind, count)}`}
        </Button>
      </div>
    </>
  );
}

/** What the keyboard begins with: whatever goes on from here. */
function whatIsFirst(look: ExchangeLook, readOnly: boolean): 'go' | 'choice' | 'close' {
  if (readOnly || look.new + look.changed === 0) return 'close';
  return look.new > 0 ? 'go' : 'choice';
}

function closingWords({ new: added, changed }: ExchangeLook, readOnly: boolean): string {
  if (added + changed === 0) return 'There is nothing in it that is not here already.';
  if (readOnly) return 'The dossier is open for reading only: nothing can be brought in.';
  return 'It goes in as one step: one undo takes it back. A backup is made first.';
}

function Counts({ look, replace }: { look: ExchangeLook; replace: boolean }) {
  const rows: [string, number, string][] = [
    ['New', look.new, 'not here yet'],
    ['Changed', look.changed, replace ? 'become as the file has them' : 'here, and different'],
    ['Same', look.same, 'here already'],
    ['Refused', look.refused, 'can’t be brought in'],
  ];
  return (
    <table className={classes.counts}>
      <caption>
        <VisuallyHidden>What the file would bring</VisuallyHidden>
      </caption>
      <tbody>
        {rows.map(([word, count, meaning]) => (
          <tr key={word} data-none={count === 0 || undefined}>
            <th scope="row">{word}</th>
            <td className={classes.number}>{count.toLocaleString('en')}</td>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reasons({ look: { reasons } }: { look: ExchangeLook }) {
  if (reasons.length === 0) return null;
  return (
    <section aria-labelledby="refused-title">
      <h3 id="refused-title" className={classes.heading}>
        Not taken in, and why
      </h3>
      {/* Nothing in it takes the focus, and keys have to scroll it too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={classes.reasons} tabIndex={0} aria-labelledby="refused-title">
        {reasons.map(({ reason, count }) => (
          <li key={reason}>
            <span className={classes.number}>{count.toLocaleString('en')}</span>
            <span dir="auto">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
