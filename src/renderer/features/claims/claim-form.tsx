/** What one source says about a field, written or changed in the place where the other claims stand. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import type { ClaimInput } from '#shared/contract/claims-api.ts';
import type { ClaimView } from '#shared/contract/records-api.ts';
import { isTypedOver } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import { client } from '../../api/client.ts';
import { Keys } from '../../components/keys/keys.tsx';
import { messageOf } from '../../components/toast/toast-store.ts';
import { gridActions } from '../../state/grid-actions.ts';
import { inputOf, isTouched, type ClaimDraft, type DraftPart } from './claim-draft.ts';
import {
  changeClaimForm,
  closeClaimForm,
  closeUntouched,
  rememberEvidence,
  settleClaimForm,
  type OpenForm,
} from './claim-forms.ts';
import { ClaimValueInput } from './claim-value-input.tsx';
import {
  AsOfInput,
  CommentInput,
  GradeInputs,
  LocatorInputs,
  QuoteInput,
  SourceInput,
} from './evidence-inputs.tsx';
import { rememberReason } from './rank-reasons.ts';
import { ReasonInput } from './reason-input.tsx';
import classes from './claim-form.module.css';

type ClaimFormProps = {
  form: OpenForm;
  field: Field;
  /** The claim that is changed, as it is now; null for a new one. */
  claim: ClaimView | null;
};

type Problem = { part: DraftPart | null; message: string };

export function ClaimForm({ form, field, claim }: ClaimFormProps) {
  const { draft, place } = form;
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saving, setSaving] = useState(false);
  const [asking, setAsking] = useState(false);
  // The place of the form is given up only when it is really gone.
  useWhileShown(() => closeUntouched(form));
  useFocus(root, form);
  useEffect(() => {
    if (problem) showProblemIn(root.current, `${id}-problem`);
  }, [problem, id]);

  const problemId = (part: DraftPart): string | undefined =>
    problem?.part === part ? `${id}-problem` : undefined;

  function change(next: Partial<ClaimDraft>): void {
    setProblem(null);
    setAsking(false);
    changeClaimForm(form, next);
  }

  function close(): void {
    const row = root.current?.closest('[data-field]');
    closeClaimForm(form);
    if (form.from === 'grid') gridActions.current?.focus(place.field);
    requestAnimationFrame(() => {
      // The form was tall: what it was on is to be in sight.
      row?.scrollIntoView({ block: 'nearest' });
      if (form.from === 'inspector')
        row?.querySelector<HTMLElement>('[data-add-claim], [data-edit]')?.focus();
    });
  }

  async function save(): Promise<void> {
    const answer = inputOf(draft, claim);
    if (!answer.ok) {
      setProblem(answer);
      return;
    }
    setSaving(true);
    try {
      await write(form, claim?.id ?? null, answer.claim);
      rememberEvidence(draft);
      rememberReason(draft.rank, draft.reason);
      close();
    } catch (error) {
      setProblem({ part: null, message: messageOf(error) });
    } finally {
      setSaving(false);
    }
  }

  function leave(): void {
    if (isTouched(draft, form.initial)) setAsking(true);
    else close();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else if (event.key === 'Escape' && asking) setAsking(false);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const part = { draft, formId: id, onChange: change };
  const title = claim ? `Change claim on ${field.title}` : `New claim on ${field.title}`;
  return (
    <section
      ref={root}
      className={classes.form}
      aria-label={title}
      aria-busy={saving}
      data-claim-form={form.claim ?? 'new'}
      onKeyDown={onKeyDown}
    >
      <h3 className={classes.title}>{title}</h3>
      <ClaimValueInput
        {...part}
        field={field}
        collection={place.collection}
        autoFocus={form.fresh}
        problemId={problemId('value')}
      />
      <SourceInput
        {...part}
        fixed={claim !== null && isTypedOver(claim.id)}
        problemId={problemId('source')}
      />
      <LocatorInputs
        draft={draft}
        problems={new Set(problem?.part ? [problem.part] : [])}
        onChange={change}
      />
      <QuoteInput draft={draft} onChange={change} />
      <AsOfInput {...part} problemId={problemId('asOf')} />
      <GradeInputs draft={draft} onChange={change} />
      <CommentInput draft={draft} onChange={change} />
      {claim === null ? (
        <RankInput
          draft={draft}
          problemId={problemId('reason')}
          title={field.title}
          onChange={change}
        />
      ) : null}
      {problem === null ? null : (
        <p id={`${id}-problem`} className={classes.problem} role="alert" dir="auto">
          {problem.message}
        </p>
      )}
      {asking ? (
        <Discard onDiscard={close} onKeep={() => setAsking(false)} />
      ) : (
        <div className={classes.actions}>
          <span className={classes.keys}>
            <Keys quiet keys="Mod+Enter" /> saves
          </span>
          <Button size="compact-sm" variant="default" onClick={leave}>
            Cancel
          </Button>
          <Button size="compact-sm" loading={saving} onClick={() => void save()}>
            {claim ? 'Save' : 'Add claim'}
          </Button>
        </div>
      )}
    </section>
  );
}

async function write(
  { place, draft }: OpenForm,
  id: string | null,
  claim: ClaimInput,
): Promise<void> {
  const { rank } = draft;
  const reason = draft.reason.trim();
  if (id === null) {
    const given = rank === 'normal' || reason === '' ? {} : { reason };
    await client.claims.add({ ...place, claim, rank, ...given });
  } else await client.claims.edit({ id, claim });
}

type RankInputProps = {
  draft: ClaimDraft;
  problemId: string | undefined;
  title: string;
  onChange: (change: Partial<ClaimDraft>) => void;
};

function RankInput({ draft, problemId, title, onChange }: RankInputProps) {
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={`Rank of this claim on ${title}`}
        value={draft.rank}
        data={[
          { value: 'normal', label: 'Normal' },
          { value: 'preferred', label: 'Preferred' },
          { value: 'deprecated', label: 'Held to be wrong' },
        ]}
        onChange={(value) =>
          onChange({ rank: value === 'preferred' || value === 'deprecated' ? value : 'normal' })
        }
      />
      {draft.rank === 'normal' ? null : (
        <ReasonInput
          rank={draft.rank}
          reason={draft.reason}
          invalid={problemId !== undefined}
          describedBy={problemId}
          onReason={(reason) => onChange({ reason })}
        />
      )}
    </>
  );
}

function Discard({ onDiscard, onKeep }: { onDiscard: () => void; onKeep: () => void }) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <div className={classes.actions} role="alertdialog" aria-label="Discard what you typed?">
      <span className={classes.question}>Discard what you typed?</span>
      <Button size="compact-sm" variant="default" onClick={onDiscard}>
        Discard
      </Button>
      <Button ref={keep} size="compact-sm" onClick={onKeep}>
        Keep writing
      </Button>
    </div>
  );
}

/** Development mounts twice: what is to happen when it is gone waits until that is sure. */
function useWhileShown(gone: () => void): void {
  const shown = useRef(false);
  const latest = useRef(gone);
  latest.current = gone;
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
      setTimeout(() => {
        if (!shown.current) latest.current();
      });
    };
  }, []);
}

/** The form may be taller than what is seen of it. */
function showProblemIn(root: HTMLElement | null, problemId: string): void {
  const wrong = `[aria-describedby~="${problemId}"], [aria-invalid="true"]`;
  root?.querySelector<HTMLElement>(wrong)?.focus({ preventScroll: true });
  document.getElementById(problemId)?.scrollIntoView({ block: 'nearest' });
}

function useFocus(root: { current: HTMLElement | null }, form: OpenForm): void {
  const { fresh } = form;
  useEffect(() => {
    if (!fresh) return;
    settleClaimForm(form);
    root.current?.scrollIntoView({ block: 'nearest' });
    // One that was open already has not taken the focus by itself.
    if (!root.current?.contains(document.activeElement))
      root.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
    // Asked for again by the key while the form is open.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [fresh]);
}
