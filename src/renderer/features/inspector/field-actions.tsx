/** The small buttons of a field: edit, notes, history, back to what the sources say. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconHistory, IconNote, IconPencil, IconQuote } from '@tabler/icons-react';
import { client } from '../../api/client.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { keysText } from '../../components/keys/keys-text.ts';
import { openClaimForm } from '../claims/claim-forms.ts';
import type { FieldRowProps } from './field-row.tsx';
import { canRevert } from './field-words.ts';
import classes from './field-list.module.css';

type FieldActionsProps = FieldRowProps & {
  editing: boolean;
  notesOpen: boolean;
  historyOpen: boolean;
  onEdit: () => void;
  onNotes: () => void;
  onHistory: () => void;
};

export function FieldActions(props: FieldActionsProps) {
  const { target, field, view, editing, notesOpen, historyOpen } = props;
  const readOnly = useReadOnly();
  const notes = view.notes === 1 ? '1 note' : `${view.notes} notes`;
  return (
    <span className={classes.actions}>
      {!readOnly && canRevert(view, props.ownRecord) ? (
        <Tooltip label="Back to what the sources say">
          <ActionIcon
            size="xs"
            aria-label={`${field.title}: back to what the sources say`}
            onClick={() =>
              void client.records.revertValue({ ...target, field: field.id }).catch(showProblem)
            }
          >
            <IconArrowBackUp size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
      {view.editable ? (
        <Tooltip label="History">
          <ActionIcon
            size="xs"
            className={classes.action}
            data-keep={historyOpen || undefined}
            aria-label={`${field.title}: history`}
            aria-expanded={historyOpen}
            onClick={props.onHistory}
          >
            <IconHistory size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
      {readOnly ? null : (
        <Tooltip label={`Add a claim (${keysText('Mod+Shift+A')})`}>
          <ActionIcon
            size="xs"
            className={classes.action}
            data-add-claim
            aria-label={`${field.title}: add a claim`}
            onClick={() => openClaimForm({ ...target, field: field.id })}
          >
            <IconQuote size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {readOnly && view.notes === 0 ? null : (
        <Tooltip label={view.notes === 0 ? 'Write a note on this field' : notes}>
          <ActionIcon
            size="xs"
            className={classes.action}
            data-keep={view.notes > 0 || notesOpen || undefined}
            aria-label={`${field.title}: ${view.notes === 0 ? 'write a note' : notes}`}
            aria-expanded={notesOpen}
            onClick={props.onNotes}
          >
            <IconNote size={14} aria-hidden />
            {view.notes > 0 ? <span className={classes.noteCount}>{view.notes}</span> : null}
          </ActionIcon>
        </Tooltip>
      )}
      {view.editable && !readOnly && !editing ? (
        <Tooltip label="Edit">
          <ActionIcon
            size="xs"
            className={classes.action}
            data-edit
            aria-label={`Edit ${field.title}`}
            onClick={props.onEdit}
          >
            <IconPencil size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </span>
  );
}
