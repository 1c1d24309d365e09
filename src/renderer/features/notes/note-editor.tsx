/** Writing a note: text that saves itself, preview, tags, status, marking. */
import { useEffect, useEffectEvent, useState } from 'react';
import { Button, SegmentedControl, Switch } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Note, NoteTarget } from '#shared/model/note.ts';
import { MarkdownEditor } from '../../components/markdown/markdown-editor.tsx';
import { MarkdownView } from '../../components/markdown/markdown-view.tsx';
import { showProblem } from '../../components/toast/toast-store.ts';
import { deleteOpenNote } from './note-actions.ts';
import { MarkingSelect } from './marking-select.tsx';
import type { NoteSession } from './note-session.ts';
import { SaveWords } from './save-words.tsx';
import { TagField } from './tag-field.tsx';
import { useNoteSession, useSnapshot } from './use-note-session.ts';
import classes from './note-editor.module.css';

type NoteEditorProps = {
  /** A note, or what a new one is on. Another note needs another key. */
  subject: Note | NoteTarget;
  /** What the text box is called: "Note on Killed". */
  label: string;
  autoFocus?: boolean;
  /** Absent: the editor stays, as on the notes page. */
  onClose?: () => void;
  onDeleted: () => void;
  /** A new note has its first words on the disk. */
  onCreated?: (id: string) => void;
};

export function NoteEditor(props: NoteEditorProps) {
  const session = useNoteSession(props.subject);
  if (!session) return <div className={classes.waiting} />;
  return <OpenEditor {...props} session={session} />;
}

function OpenEditor(props: NoteEditorProps & { session: NoteSession }) {
  const { session, label, onClose } = props;
  const { save, tags, status, marking, noteId, version, gone } = useSnapshot(session);
  const [mode, setMode] = useState<'write' | 'preview'>('write');
  const tellCreated = useEffectEvent((id: string) => props.onCreated?.(id));
  useEffect(() => {
    if (noteId !== null) tellCreated(noteId);
  }, [noteId]);

  const tellGone = useEffectEvent(() => props.onDeleted());
  useEffect(() => {
    if (gone) tellGone();
  }, [gone]);

  async function remove(): Promise<void> {
    if (await deleteOpenNote(session)) props.onDeleted();
  }

  return (
    <div className={classes.editor} data-note-editor={noteId ?? session.key}>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label="Write or preview"
          value={mode}
          onChange={(value) => setMode(value === 'preview' ? 'preview' : 'write')}
          data={[
            { value: 'write', label: 'Write' },
            { value: 'preview', label: 'Preview' },
          ]}
        />
        <SaveWords state={save} onRetry={() => void session.autosave.flush()} />
      </div>
      {mode === 'write' ? (
        <MarkdownEditor
          key={version}
          initialText={session.autosave.text()}
          label={label}
          placeholder="Markdown. [[ links to a record."
          autoFocus={version === 0 && (props.autoFocus ?? false)}
          onChange={session.autosave.type}
          onBlur={() => void session.autosave.flush()}
          onEscape={() => onClose?.()}
        />
      ) : (
        <div className={classes.preview}>
          <Preview text={session.autosave.text()} />
        </div>
      )}
      <TagField
        label="Tags"
        placeholder="Tags"
        tags={tags}
        onTags={(next) => void session.setTags(next).catch(showProblem)}
      />
      <div className={classes.bar}>
        <Switch
          size="xs"
          label="Done"
          checked={status === 'done'}
          onChange={(event) =>
            void session.setStatus(event.currentTarget.checked ? 'done' : 'open').catch(showProblem)
          }
        />
        <MarkingSelect
          label="Marking"
          marking={marking}
          onMarking={(next) => void session.setMarking(next).catch(showProblem)}
        />
        <span className={classes.gap} />
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={14} />}
          onClick={() => void remove()}
        >
          {noteId === null ? 'Discard' : 'Delete'}
        </Button>
        {onClose ? (
          <Button size="compact-xs" variant="default" onClick={onClose}>
            Close
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Preview({ text }: { text: string }) {
  if (text.trim() === '') return <p className={classes.nothing}>Nothing written yet.</p>;
  return <MarkdownView text={text} />;
}
