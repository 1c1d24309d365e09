/** The dry run: how many rows are new, changed, the same, rejected; each of them with what it is about. Nothing is changed yet. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { ImportDraft, ImportPlan, PlanKind } from '#shared/contract/imports-api.ts';
import { Failed } from './failed.tsx';
import { goTo, leaveImport, tryImport } from './import-actions.ts';
import { useImport } from './import-store.ts';
import { changesAnything, countWords, figureOf, planKinds } from './import-words.ts';
import { PlanRows } from './plan-rows.tsx';
import { Reasons } from './reasons.tsx';
import { Working } from './working.tsx';
import classes from './try-step.module.css';

export function TryStep() {
  const draft = useImport((state) => state.draft);
  const plan = useImport((state) => state.plan);
  const planId = useImport((state) => state.planId);
  const work = useImport((state) => state.work);
  const problem = useImport((state) => state.problem);
  if (work) return <Working work={work} onCancel={leaveImport} />;
  if (plan && draft) return <Figures key={planId} draft={draft} plan={plan} planId={planId} />;
  return (
    <Failed message={problem?.message ?? 'It was not tried to the end.'}>
      <Button variant="default" onClick={() => goTo('fields')}>
        Back to the fields
      </Button>
      <Button onClick={() => void tryImport()} data-autofocus>
        Try it again
      </Button>
    </Failed>
  );
}

type FiguresProps = { draft: ImportDraft; plan: ImportPlan; planId: string };

function Figures({ draft, plan, planId }: FiguresProps) {
  const isUpdate = useImport((state) => state.edit?.replaces != null);
  const kinds = planKinds.filter(
    ({ kind }) => isUpdate || figureOf(plan, kind) > 0 || ALWAYS.has(kind),
  );
  const first = kinds.find(({ kind }) => figureOf(plan, kind) > 0)?.kind ?? 'new';
  const [chosen, setChosen] = useState<PlanKind>(first);
  const shown = planKinds.find(({ kind }) => kind === chosen);
  return (
    <div className={classes.try}>
      <Verdict plan={plan} isUpdate={isUpdate} />
      <div className={classes.figures} role="tablist" aria-label="What it would do">
        {kinds.map(({ kind, label }) => (
          <button
            key={kind}
            type="button"
            role="tab"
            id={`plan-${kind}`}
            aria-selected={kind === chosen}
            aria-controls="plan-rows"
            tabIndex={kind === chosen ? 0 : -1}
            className={classes.figure}
            data-kind={kind}
            data-none={figureOf(plan, kind) === 0 || undefined}
            onClick={() => setChosen(kind)}
            onKeyDown={(event) => {
              const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              const next = kinds[kinds.findIndex((one) => one.kind === kind) + by];
              if (by === 0 || !next) return;
              event.preventDefault();
              setChosen(next.kind);
              document.getElementById(`plan-${next.kind}`)?.focus();
            }}
          >
            <span className={classes.number}>{figureOf(plan, kind).toLocaleString('en')}</span>
            <span className={classes.kind}>{label}</span>
          </button>
        ))}
      </div>
      <div
        id="plan-rows"
        role="tabpanel"
        aria-labelledby={`plan-${chosen}`}
        className={classes.panel}
      >
        <p className={classes.help}>{shown?.help}</p>
        {chosen === 'rejected' || chosen === 'problem' ? (
          <Reasons draft={draft} plan={plan} kind={chosen} />
        ) : null}
        <PlanRows
          key={chosen}
          draft={draft}
          planId={planId}
          kind={chosen}
          total={figureOf(plan, chosen)}
        />
      </div>
    </div>
  );
}

/** That there are none is worth knowing. */
const ALWAYS = new Set<PlanKind>(['new', 'problem', 'rejected']);

function Verdict({ plan, isUpdate }: { plan: ImportPlan; isUpdate: boolean }) {
  const known = plan.changed + plan.same + plan.gone;
  if (!changesAnything(plan))
    return (
      <div className={classes.verdict} data-nothing role="status">
        <p className={classes.words}>This file would change nothing.</p>
        <p>
          {plan.same > 0
            ? `All ${countWords(plan.same, 'record')} of it are in the dossier as they are.`
            : 'None of its rows can become a record.'}
        </p>
      </div>
    );
  return (
    <div className={classes.verdict} role="status">
      <p className={classes.words}>{countWords(plan.rows, 'row')} read. Nothing is changed yet.</p>
      {isUpdate && plan.gone * 2 > known ? (
        <p className={classes.doubt}>
          Most records of the release before are not in this file. Is it really a later release of
          it?
        </p>
      ) : null}
    </div>
  );
}
