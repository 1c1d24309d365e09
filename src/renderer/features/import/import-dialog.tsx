/** The way of a file into the dossier, in five steps. All of it by keyboard; nothing is changed before the last. */
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, CloseButton, Modal, VisuallyHidden } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconCheck } from '@tabler/icons-react';
import { keysText } from '../../components/keys/keys-text.ts';
import { DoneStep } from './done-step.tsx';
import { FieldsStep } from './fields-step.tsx';
import { FileStep } from './file-step.tsx';
import { closeImport, discardDraft, goTo, leaveImport } from './import-actions.ts';
import { isAllThere } from './import-words.ts';
import { forgetImport, steps, useImport, type Step } from './import-store.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { nextStep, type Next } from './next-step.ts';
import { PurposeStep } from './purpose-step.tsx';
import { onProgress } from './run-work.ts';
import { TryStep } from './try-step.tsx';
import classes from './import-dialog.module.css';

const titles: Record<Step, string> = {
  file: 'The file',
  purpose: 'What it is',
  fields: 'Columns to fields',
  try: 'Try it',
  done: 'Done',
};

const views: Record<Step, () => ReactNode> = {
  file: FileStep,
  purpose: PurposeStep,
  fields: FieldsStep,
  try: TryStep,
  done: DoneStep,
};

export function ImportDialog() {
  const picked = useImport((state) => state.picked);
  const step = useImport((state) => state.step);
  const isWorking = useImport((state) => state.work !== null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(
    () =>
      window.dossier.onEvent((event) => {
        if (event.type === 'progress') onProgress(event.job, event.done, event.total);
      }),
    [],
  );
  useEffect(
    () => () => {
      void discardDraft();
      forgetImport();
    },
    [],
  );
  // Mantine's content takes `onKeyDown` and drops it.
  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  // What is below changes altogether: whoever listens or types is told where they are.
  useEffect(() => heading.current?.focus(), [step]);
  // The button that stops goes with what it stops, and Tab would begin outside.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, [isWorking]);

  if (!picked) return null;
  const View = views[step];
  return (
    <Modal.Root opened centered onClose={leaveImport} closeOnClickOutside={false} returnFocus>
      <Modal.Overlay />
      <Modal.Content
        // By `className` what lies around it would get it too.
        classNames={{ content: classes.content ?? '' }}
        data-step={step}
      >
        <header className={classes.header}>
          <Modal.Title className={classes.title}>
            Import <bdi>{picked.name}</bdi>
          </Modal.Title>
          <StepList step={step} />
          <CloseButton aria-label="Close" onClick={leaveImport} />
        </header>
        <section className={classes.step} aria-labelledby="import-step">
          <h3 id="import-step" ref={heading} className={classes.heading} tabIndex={-1}>
            <VisuallyHidden>{titles[step]}</VisuallyHidden>
          </h3>
          <View />
        </section>
        <Footer step={step} />
      </Modal.Content>
      <LeaveDialog />
    </Modal.Root>
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
  const state = useImport.getState();
  if (state.leaving) return;
  event.preventDefault();
  nextStep(state)?.run?.();
}

function StepList({ step }: { step: Step }) {
  const at = steps.indexOf(step);
  return (
    <ol className={classes.steps} aria-label="Steps">
      {steps.map((each, index) => (
        <li
          key={each}
          aria-current={each === step ? 'step' : undefined}
          data-past={index < at || undefined}
        >
          <span className={classes.number} aria-hidden>
            {index < at ? <IconCheck size={12} stroke={2.2} /> : index + 1}
          </span>
          {titles[each]}
        </li>
      ))}
    </ol>
  );
}

function Footer({ step }: { step: Step }) {
  const state = useImport();
  const next = nextStep(state);
  const at = steps.indexOf(step);
  const before = step === 'done' ? undefined : steps[at - 1];
  const busy = state.work?.kind === 'apply';
  return (
    <footer className={classes.footer}>
      <p className={classes.hindrance} role="status">
        {next?.hindrance ?? ''}
      </p>
      {step === 'done' ? (
        <Button variant="default" onClick={closeImport}>
          Close
        </Button>
      ) : (
        <>
          <Button variant="default" disabled={busy} onClick={leaveImport}>
            {state.plan && isAllThere(state.plan) ? 'Close' : 'Cancel'}
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={15} aria-hidden />}
            disabled={before === undefined || busy || state.work?.kind === 'plan'}
            onClick={() => before && goTo(before)}
          >
            Back
          </Button>
          {next ? <NextButton next={next} busy={busy} /> : null}
        </>
      )}
    </footer>
  );
}

function NextButton({ next, busy }: { next: Next; busy: boolean }) {
  return (
    <Button
      rightSection={next.isLast ? null : <IconArrowRight size={15} aria-hidden />}
      disabled={next.run === null && !busy}
      loading={busy}
      title={keysText('Mod+Enter')}
      aria-keyshortcuts="Control+Enter"
      onClick={() => next.run?.()}
    >
      {next.label}
    </Button>
  );
}
