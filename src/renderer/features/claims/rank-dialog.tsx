/** Asks why a claim is preferred, or held to be wrong. */
import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { Keys } from '../../components/keys/keys.tsx';
import { messageOf } from '../../components/toast/toast-store.ts';
import { openDialog } from '../../state/ui-store.ts';
import { rankClaim, useRankRequest, type RankRequest } from './rank-claim.ts';
import { rememberReason } from './rank-reasons.ts';
import { ReasonInput } from './reason-input.tsx';
import classes from './rank-dialog.module.css';

export function RankDialog() {
  const request = useRankRequest((state) => state.request);
  return request === null ? null : <Dialog request={request} />;
}

function Dialog({ request }: { request: RankRequest }) {
  const { place, claim, rank, fieldTitle, value, source } = request;
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const isPreferred = rank === 'preferred';

  async function save(): Promise<void> {
    if (isPreferred && reason.trim() === '') {
      setProblem('Say why this claim is preferred: whoever reads it later will ask.');
      return;
    }
    if (saving) return;
    setSaving(true);
    try {
      await rankClaim(place, claim, rank, reason);
      rememberReason(rank, reason);
      openDialog(null);
    } catch (error) {
      setProblem(messageOf(error));
      setSaving(false);
    }
  }

  return (
    <Modal
      opened
      size={440}
      onClose={() => openDialog(null)}
      title={isPreferred ? 'Prefer this claim' : 'Hold this claim to be wrong'}
    >
      <div
        className={classes.body}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        }}
      >
        <p className={classes.claim}>
          <span className={classes.field}>{fieldTitle}</span>
          <bdi className={classes.value}>{value}</bdi>
          <bdi className={classes.source}>{source}</bdi>
        </p>
        <ReasonInput
          autoFocus
          rank={rank}
          reason={reason}
          invalid={problem !== null}
          describedBy="rank-problem"
          onReason={(next) => {
            setReason(next);
            setProblem(null);
          }}
        />
        <p id="rank-problem" className={classes.problem} role="alert" hidden={problem === null}>
          {problem}
        </p>
        <div className={classes.actions}>
          <span className={classes.keys}>
            <Keys quiet keys="Mod+Enter" /> {isPreferred ? 'prefers it' : 'does so'}
          </span>
          <Button variant="default" onClick={() => openDialog(null)}>
            Cancel
          </Button>
          <Button loading={saving} onClick={() => void save()}>
            {isPreferred ? 'Prefer' : 'Hold to be wrong'}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
