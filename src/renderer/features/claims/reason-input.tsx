/** Why a claim is ranked so: free words, with the usual reasons to take. */
import { Textarea } from '@mantine/core';
import type { Rank } from '#shared/model/claim.ts';
import { useReasons } from './rank-reasons.ts';
import classes from './reason-input.module.css';

type ReasonInputProps = {
  rank: Exclude<Rank, 'normal'>;
  reason: string;
  invalid: boolean;
  describedBy?: string | undefined;
  autoFocus?: boolean;
  onReason: (reason: string) => void;
};

export function ReasonInput(props: ReasonInputProps) {
  const { rank, reason, onReason } = props;
  const reasons = useReasons(rank);
  return (
    <div>
      <Textarea
        label={rank === 'preferred' ? 'Why?' : 'Why? (may be left open)'}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2_000}
        dir="auto"
        data-autofocus={props.autoFocus || undefined}
        error={props.invalid}
        aria-describedby={props.describedBy}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
      <ul className={classes.reasons} aria-label="Usual reasons">
        {reasons.map((usual) => (
          <li key={usual}>
            <button
              type="button"
              className={classes.reason}
              aria-pressed={usual === reason}
              onClick={() => onReason(usual)}
            >
              <bdi>{usual}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
