/** The notes on one record, one of its fields, or a passage, with the way to write another. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { NoteView } from '#shared/contract/notes-api.ts';
import type { NoteTarget } from '#shared/model/note.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { NoteCard } from './note-card.tsx';
import { NoteEditor } from './note-editor.tsx';
import { notesOn } from './notes-query.ts';
import classes from './note-list.module.css';

type NoteListProps = {
  target: Extract<NoteTarget, { kind: 'record' | 'field' | 'passage' }>;
  /** Words for the target: "Killed", "this record". */
  targetWords: string;
  /** Begin a new note as soon as the list is there. */
  writing: boolean;
  onWriting: (writing: boolean) => void;
};

/** On a record: its own notes and those on its fields. On a field: only that field's. */
export function NoteList({ target, targetWords, writing, onWriting }: NoteListProps) {
  const query = notesOn(target);
  const { data, error } = useQuery({
    queryKey: queryKeys.noteList(query),
    queryFn: () => client.notes.list(query),
  });
  const readOnly = useReadOnly();
  const [editing, setEditing] = useState<string | null>(null);
  const [created, setCreated] = useState<string | null>(null);
  const notes = (data?.notes ?? []).filter((note) => isOn(note, target) && note.id !== created);

  function stopWriting(): void {
    onWriting(false);
    setCreated(null);
  }

  return (
    <div className={classes.list}>
      {error ? (
        <p className={classes.problem} role="alert">
          {messageOf(error)}
        </p>
      ) : null}
      {notes.map((note) =>
        note.id === editing ? (
          <NoteEditor
            key={note.id}
            subject={note}
            label={`Note on ${note.fieldTitle ?? targetWords}`}
            autoFocus
            onClose={() => setEditing(null)}
            onDeleted={() => setEditing(null)}
          />
        ) : (
          <NoteCard
            key={note.id}
            note={note}
            showField={target.kind === 'record'}
            onEdit={readOnly ? undefined : () => setEditing(note.id)}
          />
        ),
      )}
      {writing && !readOnly ? (
        <NoteEditor
          key={`new:${JSON.stringify(target)}`}
          subject={target}
          label={`New note on ${targetWords}`}
          autoFocus
          onCreated={setCreated}
          onClose={stopWriting}
          onDeleted={stopWriting}
        />
      ) : readOnly ? null : (
        <div>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => onWriting(true)}
          >
            New note on {targetWords}
          </Button>
        </div>
      )}
    </div>
  );
}

function isOn(note: NoteView, target: NoteListProps['target']): boolean {
  if (target.kind !== 'field') return true;
  return note.target.kind === 'field' && note.target.field === target.field;
}
