/** The editor of one value, by the type of its field: a popup in the grid, a form in the inspector. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@mantine/core';
import type { Field } from '#shared/model/field.ts';
import { ChoiceInput } from './choice-input.tsx';
import { ChoicesInput } from './choices-input.tsx';
import { ReferenceInput } from './reference-input.tsx';
import { TextInput } from './text-input.tsx';
import classes from './field-editor.module.css';

export type CommitAnswer = { ok: true } | { ok: false; message: string };

export type FieldEditorProps = {
  field: Field;
  collection: string;
  /** The text form of the value shown now. */
  initialText: string;
  autoFocus?: boolean;
  /** What was typed to open the editor: it takes the place of the text, '' clears it. */
  initialKey?: string | null;
  /** Called with the text form. A refused text stays in the editor, with the message. */
  onCommit: (text: string) => Promise<CommitAnswer>;
  onCancel: () => void;
  /** Told of every change, so that a form which is closed under the user can keep the text. */
  onDraft?: (text: string) => void;
};

/** What the editor of each kind of field gets. */
export type InputProps = {
  field: Field;
  collection: string;
  text: string;
  /** Typed text is selected, as a spreadsheet does, unless a key opened the editor. */
  fresh: boolean;
  /** What was typed to open the editor. */
  typed: string;
  autoFocus: boolean;
  invalid: boolean;
  describedBy: string;
  onText: (text: string) => void;
  onCommit: (text: string) => void;
};

export function FieldEditor(props: FieldEditorProps) {
  const { field, collection, initialText, autoFocus = false, initialKey = null } = props;
  const [text, setText] = useState(() => openingText(field, initialText, initialKey));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const busy = useRef(false);
  const messageId = `edit-${collection}-${field.id}`;

  function change(next: string): void {
    setText(next);
    setRefusal(null);
    props.onDraft?.(next);
  }

  async function commit(next: string): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setSaving(true);
    try {
      const answer = await props.onCommit(next);
      setRefusal(answer.ok ? null : answer.message);
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : 'The value could not be saved.');
    } finally {
      busy.current = false;
      setSaving(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    props.onCancel();
  }

  const input: InputProps = {
    field,
    collection,
    text,
    fresh: initialKey === null,
    typed: initialKey ?? '',
    autoFocus,
    invalid: refusal !== null,
    describedBy: messageId,
    onText: change,
    onCommit: (next) => void commit(next),
  };
  return (
    <div className={classes.editor} onKeyDown={onKeyDown} data-field-editor={field.id}>
      <FieldInput {...input} />
      <p
        id={messageId}
        className={classes.refusal}
        role="alert"
        hidden={refusal === null}
        dir="auto"
      >
        {refusal}
      </p>
      <div className={classes.actions}>
        <span className={classes.keys}>{keysOf(field)}</span>
        <Button size="compact-xs" variant="default" onClick={props.onCancel}>
          Cancel
        </Button>
        <Button size="compact-xs" loading={saving} onClick={() => void commit(text)}>
          Save
        </Button>
      </div>
    </div>
  );
}

/** The input alone, for forms that have more than a value. */
export function FieldInput(props: InputProps) {
  switch (props.field.type) {
    case 'choice':
      return <ChoiceInput {...props} />;
    case 'choices':
      return <ChoicesInput {...props} />;
    case 'reference':
      return <ReferenceInput {...props} />;
    default:
      return <TextInput {...props} />;
  }
}

/** One picks from a list. */
export const isPicked = ({ type }: Field): boolean =>
  type === 'choice' || type === 'choices' || type === 'reference';

/** Where one picks from a list, what is typed narrows the list. */
function openingText(field: Field, initialText: string, typed: string | null): string {
  if (typed === null || (typed !== '' && isPicked(field))) return initialText;
  return typed;
}

function keysOf(field: Field): string {
  if (field.type === 'longtext') return 'Shift+Enter: new line';
  if (field.type === 'choices') return 'Enter: add or remove';
  return '';
}
