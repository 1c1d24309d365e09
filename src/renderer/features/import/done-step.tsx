/** It is in: how much, what was not, where to see it, and the way back. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useCollection } from '../../api/use-dossier-state.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { showImported, undoImport } from './import-actions.ts';
import { useImport, type Applied } from './import-store.ts';
import { countWords } from './import-words.ts';
import { SaveRejected } from './reasons.tsx';
import classes from './try-step.module.css';

export function DoneStep() {
  const applied = useImport((state) => state.applied);
  return applied ? <Done applied={applied} /> : null;
}

function Done({ applied }: { applied: Applied }) {
  const draft = useImport((state) => state.draft);
  const isUpdate = useImport((state) => state.edit?.replaces != null);
  const collection = useCollection(applied.collection);
  const [undoing, setUndoing] = useState(false);
  const { plan } = applied;

  function undo(): void {
    setUndoing(true);
    undoImport(applied)
      .catch(showProblem)
      .finally(() => setUndoing(false));
  }

  return (
    <div className={classes.done}>
      <IconCircleCheck className={classes.check} size={40} stroke={1.4} aria-hidden />
      <p className={classes.doneTitle} role="status">
        {isUpdate
          ? `${countWords(plan.new, 'record')} new, ${plan.changed.toLocaleString('en')} changed`
          : `${countWords(plan.new, 'record')} imported`}
        {collection ? (
          <>
            {' '}
            {isUpdate ? 'in' : 'into'} <bdi>{collection.title}</bdi>
          </>
        ) : null}
      </p>
      <ul className={classes.doneList}>
        {plan.gone > 0 ? (
          <li>
            {countWords(plan.gone, 'record')} of the release before {plan.gone === 1 ? 'is' : 'are'}{' '}
            not in this one. They are kept, and marked.
          </li>
        ) : null}
        {plan.kept > 0 ? (
          <li>{countWords(plan.kept, 'value')} of yours stayed; the file’s became rivals.</li>
        ) : null}
        {plan.problems > 0 ? (
          <li>
            {countWords(plan.problems, 'row')} had cells that could not be read, or that contradict
            one another. They stand beside the records as they are.
          </li>
        ) : null}
        <li>
          {plan.rejected === 0
            ? 'No row was rejected.'
            : `${countWords(plan.rejected, 'row')} rejected.`}
        </li>
      </ul>
      <div className={classes.doneActions}>
        <Button onClick={() => showImported(applied)} data-autofocus>
          Show the records
        </Button>
        {applied.step === null ? null : (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={15} aria-hidden />}
            loading={undoing}
            onClick={undo}
          >
            Undo
          </Button>
        )}
        {plan.rejected > 0 && draft ? <SaveRejected draft={draft} count={plan.rejected} /> : null}
      </div>
    </div>
  );
}
