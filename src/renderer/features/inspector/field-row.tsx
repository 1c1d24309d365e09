/** One field of the record: label, value, claims, notes, and its editor in the same place. */
import { useEffect, useRef, useState } from 'react';
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import type { FieldView } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import { client } from '../../api/client.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { FieldEditor, type CommitAnswer } from '../../components/field-editor/field-editor.tsx';
import { messageOf } from '../../components/toast/toast-store.ts';
import { ClaimFormsHere } from '../claims/claim-forms-here.tsx';
import { RecordHistory } from '../history/record-history.tsx';
import { NoteList } from '../notes/note-list.tsx';
import { setDraft, useDraft } from './edit-drafts.ts';
import { FieldActions } from './field-actions.tsx';
import { FieldClaims } from './field-claims.tsx';
import type { Remark } from './remarks.ts';
import { ValueText } from './value-text.tsx';
import classes from './field-list.module.css';

export type FieldRowProps = {
  target: RecordRef;
  ownRecord: boolean;
  fields: readonly Field[];
  field: Field;
  view: FieldView;
  sources: string | null;
  /** Comments that are said below all fields. */
  remarks: readonly Remark[];
  /** A note on this field is to be begun. */
  noting: boolean;
  onNoting: (noting: boolean) => void;
};

export function FieldRow(props: FieldRowProps) {
  const { target, field, view, noting, onNoting } = props;
  const root = useRef<HTMLDivElement>(null);
  const draft = useDraft(target, field.id);
  const readOnly = useReadOnly();
  const [editing, setEditing] = useState(draft !== undefined && !readOnly);
  const [notesOpen, setNotesOpen] = useState(noting);
  const [historyOpen, setHistoryOpen] = useState(false);
  useEffect(() => {
    if (noting) setNotesOpen(true);
  }, [noting]);

  function close(): void {
    setDraft(target, field.id, null);
    setEditing(false);
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[data-edit]')?.focus());
  }

  async function commit(text: string): Promise<CommitAnswer> {
    try {
      if (text !== view.text) await client.records.setValue({ ...target, field: field.id, text });
    } catch (error) {
      return { ok: false, message: messageOf(error) };
    }
    close();
    return { ok: true };
  }

  const headingId = `field-${target.record}-${field.id}`;
  return (
    <div
      ref={root}
      className={classes.row}
      role="group"
      aria-labelledby={headingId}
      data-field={field.id}
      data-state={view.state}
      tabIndex={-1}
    >
      <div className={classes.label}>
        <span id={headingId} className={classes.name} title={field.description}>
          {field.title}
        </span>
        {view.own && !props.ownRecord ? <span className={classes.yours}>yours</span> : null}
        <FieldActions
          {...props}
          editing={editing}
          notesOpen={notesOpen}
          historyOpen={historyOpen}
          onEdit={() => setEditing(true)}
          onNotes={() => {
            setNotesOpen(!notesOpen);
            onNoting(!notesOpen && view.notes === 0);
          }}
          onHistory={() => setHistoryOpen(!historyOpen)}
        />
      </div>
      <div className={classes.content}>
        {editing ? (
          <>
            {field.description ? <p className={classes.help}>{field.description}</p> : null}
            <FieldEditor
              field={field}
              collection={target.collection}
              initialText={draft ?? view.text}
              autoFocus={draft === undefined}
              onCommit={commit}
              onCancel={close}
              onDraft={(text) => setDraft(target, field.id, text)}
            />
          </>
        ) : (
          <Value
            field={field}
            view={view}
            editable={view.editable && !readOnly}
            onEdit={() => setEditing(true)}
          />
        )}
        <FieldClaims {...props} />
        <ClaimFormsHere target={target} field={field} view={view} />
        {historyOpen ? (
          <div className={classes.history}>
            <RecordHistory
              target={target}
              field={field.id}
              fields={props.fields}
              ownRecord={props.ownRecord}
              label={field.title}
              nothing={`You have not changed ${field.title} here.`}
            />
          </div>
        ) : null}
        {notesOpen ? (
          <div className={classes.notes}>
            <NoteList
              target={{ kind: 'field', ...target, field: field.id }}
              targetWords={field.title}
              writing={noting}
              onWriting={onNoting}
            />
          </div>
        ) : null}
      </div>
    </div>
  );
}

type ValueProps = { field: Field; view: FieldView; editable: boolean; onEdit: () => void };

/** A click edits; a click that ends a selection of text does not. The key for it is the pencil beside the label. */
function Value({ field, view, editable, onEdit }: ValueProps) {
  if (!editable) {
    return (
      <div className={classes.value}>
        <ValueText field={field} text={view.text} unknown={view.unknown} />
      </div>
    );
  }
  return (
    // Not a button: its text can be selected, and the pencil is there for keys and screen readers.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={classes.value}
      data-editable
      onClick={() => {
        if (window.getSelection()?.isCollapsed ?? true) onEdit();
      }}
    >
      <ValueText field={field} text={view.text} unknown={view.unknown} />
    </div>
  );
}
