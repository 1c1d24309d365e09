/** What rests on a paragraph, in its margin: how many claims, and on a click which ones. */
import { useState } from 'react';
import { Popover } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { showProblem } from '../../components/toast/toast-store.ts';
import { showPassageAtSide } from '../../state/reader-store.ts';
import type { OnBlock, RestingClaim } from './block-claims.ts';
import { goToField } from './reader-ways.ts';
import classes from './marks.module.css';

export function BlockMarks({ on, number }: { on: OnBlock; number: string }) {
  const [first] = on.noted;
  return (
    <span className={classes.margin} data-beside>
      {on.claims.length > 0 ? <ClaimsMark claims={on.claims} number={number} /> : null}
      {first ? (
        <button
          type="button"
          className={classes.mark}
          aria-label={`Notes on ${number}`}
          title="Notes on these words"
          onClick={() => showPassageAtSide(first.id)}
        >
          <IconNote size={13} aria-hidden />
        </button>
      ) : null}
    </span>
  );
}

function ClaimsMark({ claims, number }: { claims: readonly RestingClaim[]; number: string }) {
  const [opened, setOpened] = useState(false);
  const words = claims.length === 1 ? '1 claim rests' : `${claims.length} claims rest`;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="left-start"
      width={320}
      trapFocus
      returnFocus
      middlewares={{ flip: { padding: 8 }, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.mark}
          aria-label={`${words} on ${number}`}
          onClick={() => setOpened(!opened)}
        >
          {claims.length}
        </button>
      </Popover.Target>
      <Popover.Dropdown
        aria-label={`${words} on ${number}`}
        className={classes.list}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <ClaimLinks claims={claims} onGone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

type ClaimLinksProps = { claims: readonly RestingClaim[]; onGone?: () => void };

/** By record; each claim leads to its field. */
export function ClaimLinks({ claims, onGone }: ClaimLinksProps) {
  const records = new Map<string, RestingClaim[]>();
  for (const claim of claims) {
    const key = `${claim.collection}/${claim.record}`;
    records.set(key, [...(records.get(key) ?? []), claim]);
  }
  return [...records].map(([key, [first, ...more]]) =>
    first ? (
      <section key={key} className={classes.record} aria-label={first.title}>
        <h3>
          <bdi>{first.title}</bdi>
        </h3>
        <ul>
          {[first, ...more].map((claim) => (
            <li key={`${claim.claim}/${claim.field}`}>
              <button
                type="button"
                className={classes.claim}
                onClick={() => {
                  onGone?.();
                  void goToField(claim, claim.field).catch(showProblem);
                }}
              >
                <span>{claim.fieldTitle}</span> <bdi>{claim.text || 'Not known'}</bdi>
              </button>
            </li>
          ))}
        </ul>
      </section>
    ) : null,
  );
}
