/** What one source says about a field, written or changed in the place where the other claims stand. */
import { useEffect, useId, useRef } from 'react';
import { Button } from '@mantine/core';
import type { ClaimView } from '#shared/contract/records-api.ts';
import { isTypedOver } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import { Keys } from '../../components/keys/keys.tsx';
import type { DraftPart } from './claim-draft.ts';
import type { OpenForm } from './claim-forms.ts';
import { ClaimValueInput } from './claim-value-input.tsx';
import {
  AsOfInput,
  CommentInput,
  GradeInputs,
  LocatorInputs,
  QuoteInput,
  SourceInput,
} from './evidence-inputs.tsx';
import { RankInput } from './rank-input.tsx';
import { useClaimForm } from './use-claim-form.ts';
import { useFormShown } from './use-form-shown.ts';
import classes from './claim-form.module.css';

type ClaimFormProps = {
  form: OpenForm;
  field: Field;
  /** The claim that is changed, as it is now; null for a new one. */
  claim: ClaimView | null;
};

export function ClaimForm({ form, field, claim }: ClaimFormProps) {
  const { draft, place } = form;
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const work = useClaimForm(form, claim, root);
  useFormShown(form, root);
  const { problem } = work;
  const problemId = (part: DraftPart): string | undefined =>
    problem?.part === part ? `${id}-problem` : undefined;
  const part = { draft, formId: id, onChange: work.change };
  const title = claim ? `Change claim on ${field.title}` : `New claim on ${field.title}`;
  return (
    <section
      ref={root}
      className={classes.form}
      aria-label={title}
      aria-busy={work.saving}
      data-claim-form={form.claim ?? 'new'}
      onKeyDown={work.onKeyDown}
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
        onChange={work.change}
      />
      <QuoteInput draft={draft} onChange={work.change} />
      <AsOfInput {...part} problemId={problemId('asOf')} />
      <GradeInputs draft={draft} onChange={work.change} />
      <CommentInput draft={draft} onChange={work.change} />
      {claim === null ? (
        <RankInput
          draft={draft}
          problemId={problemId('reason')}
          title={field.title}
          onChange={work.change}
        />
      ) : null}
      {problem === null ? null : (
        <p id={`${id}-problem`} className={classes.problem} role="alert" dir="auto">
          {problem.message}
        </p>
      )}
      {work.asking ? (
        <Discard onDiscard={work.close} onKeep={work.keep} />
      ) : (
        <div className={classes.actions}>
          <span className={classes.keys}>
            <Keys quiet keys="Mod+Enter" /> saves
          </span>
          <Button size="compact-sm" variant="default" onClick={work.leave}>
            Cancel
          </Button>
          <Button size="compact-sm" loading={work.saving} onClick={work.save}>
            {claim ? 'Save' : 'Add claim'}
          </Button>
        </div>
      )}
    </section>
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
