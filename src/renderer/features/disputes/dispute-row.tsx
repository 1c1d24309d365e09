/** One field on which sources disagree: what each of them says, how far they lie apart, and the way there. */
import { Button } from '@mantine/core';
import { IconCircleCheck, IconScale } from '@tabler/icons-react';
import type { Dispute } from '#shared/contract/claims-api.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { savePreferences } from '../../api/use-preferences.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { showRecord } from '../../state/ui-store.ts';
import { askRank } from '../claims/rank-claim.ts';
import { disputeKey, useDisputesQuery } from './disputes-query.ts';
import classes from './dispute-row.module.css';

export function DisputeRow({ dispute }: { dispute: Dispute }) {
  const { title, fieldTitle, state, values, spread } = dispute;
  const common = hasOneSource(values);
  const StateIcon = state === 'open' ? IconScale : IconCircleCheck;
  return (
    <li className={classes.row} data-state={state} data-dispute={disputeKey(dispute)}>
      <button
        type="button"
        className={classes.jump}
        aria-label={`${title}, ${fieldTitle}: ${state}`}
        data-jump
        onClick={() => jump(dispute)}
      />
      <span className={classes.state} title={state === 'open' ? 'Nobody has chosen' : 'Settled'}>
        <StateIcon size={15} stroke={1.7} aria-hidden />
      </span>
      <div className={classes.what}>
        <bdi className={classes.title}>{title}</bdi>
        <span className={classes.field}>{fieldTitle}</span>
      </div>
      <ul className={classes.values} aria-label={`What is said of ${fieldTitle}`}>
        {values.map((value, index) => (
          <Value
            key={value.text}
            dispute={dispute}
            value={value}
            // One source that says all of it is named once.
            sources={index > 0 && common ? [] : value.sources}
          />
        ))}
      </ul>
      <span className={classes.spread}>{spread?.words ?? ''}</span>
    </li>
  );
}

type ValueProps = {
  dispute: Dispute;
  value: Dispute['values'][number];
  /** Those that are named here. */
  sources: readonly string[];
};

function Value({ dispute, value, sources }: ValueProps) {
  const { text, shown, claim } = value;
  const readOnly = useReadOnly();
  const words = text === '' ? 'No value' : text;
  const isChosen = shown && dispute.state === 'settled';
  return (
    <li className={classes.value} data-shown={shown || undefined}>
      <span className={classes.said}>
        <bdi className={classes.text} title={words}>
          {words}
        </bdi>
        {shown ? <span className={classes.shown}>{isChosen ? 'preferred' : 'shown'}</span> : null}
      </span>
      <bdi className={classes.by} title={value.sources.join(' · ')}>
        {sources.join(' · ')}
      </bdi>
      {claim === null || isChosen || readOnly ? null : (
        <Button
          size="compact-xs"
          variant="default"
          className={classes.prefer}
          aria-label={`Prefer ${words} for ${dispute.fieldTitle} of ${dispute.title}`}
          onClick={() =>
            askRank({
              place: {
                collection: dispute.collection,
                record: dispute.record,
                field: dispute.field,
              },
              claim,
              rank: 'preferred',
              fieldTitle: `${dispute.fieldTitle} of ${dispute.title}`,
              value: words,
              source: value.sources.join(' · '),
            })
          }
        >
          Prefer…
        </Button>
      )}
    </li>
  );
}

function jump(dispute: Dispute): void {
  const { collection, record, field } = dispute;
  useDisputesQuery.setState({ visited: disputeKey(dispute) });
  savePreferences({ inspectorOpen: true }).catch(showProblem);
  showRecord({ collection, record }, field);
}

function hasOneSource(values: Dispute['values']): boolean {
  return new Set(values.flatMap(({ sources }) => sources)).size === 1;
}
