/** All notes of the dossier: found, filtered, read and written in one place. */
import { useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowLeft, IconDownload, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { NoteView } from '#shared/contract/notes-api.ts';
import type { Note, NoteTarget } from '#shared/model/note.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { useUi } from '../../state/ui-store.ts';
import { beginExport } from '../export/export-store.ts';
import { BulkBar } from './bulk-bar.tsx';
import { NoteCard } from './note-card.tsx';
import { NoteEditor } from './note-editor.tsx';
import { NoteRows } from './note-rows.tsx';
import { NotesEmpty } from './notes-empty.tsx';
import { isFiltered, useNotesQuery } from './notes-query.ts';
import { NotesToolbar } from './notes-toolbar.tsx';
import classes from './notes-page.module.css';

const PAUSE = 150;

/** What is beside the list. `key` stays when a new note gets its id, so that the typing is not disturbed. */
type Pane = { key: string; subject: Note | NoteTarget; noteId: string | null; words: string };

export function NotesPage() {
  const wanted = useNotesQuery((state) => state.query);
  // While one types, the list waits for a pause.
  const [search] = useDebouncedValue(wanted.search, PAUSE);
  const query = { ...wanted, search };
  const newNote = useUi((state) => state.newNote);
  const readOnly = useReadOnly();
  const [pane, setPane] = useState<Pane | null>(null);
  const { data, error } = useQuery({
    queryKey: queryKeys.noteList(query),
    queryFn: () => client.notes.list(query),
    placeholderData: keepPreviousData,
  });

  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  function tick(id: string, on: boolean): void {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  }

  function begin(): void {
    setPane({
      key: `new:${Date.now()}`,
      subject: { kind: 'dossier' },
      noteId: null,
      words: 'New note on the dossier',
    });
  }

  useEffect(() => {
    if (newNote?.kind !== 'dossier') return;
    begin();
    useUi.setState({ newNote: null });
  }, [newNote]);

  function select(note: NoteView): void {
    if (pane?.noteId === note.id) return;
    setPane({
      key: note.id,
      subject: note,
      noteId: note.id,
      words: `Note on ${targetWords(note)}`,
    });
  }

  const notes = data?.notes ?? [];
  return (
    <div className={classes.page} data-pane={pane !== null || undefined}>
      <header className={classes.header}>
        <h1 className={classes.title}>Notes</h1>
        <span className={classes.total} role="status">
          {data ? countWords(notes.length, data.total) : ''}
        </span>
        <Button
          variant="default"
          leftSection={<IconDownload size={15} />}
          onClick={() => beginExport('notes')}
        >
          Export…
        </Button>
        <Button leftSection={<IconPlus size={15} />} disabled={readOnly} onClick={begin}>
          New note
        </Button>
      </header>
      <NotesToolbar />
      <div className={classes.columns}>
        <section className={classes.list} aria-label="Notes">
          {error ? (
            <p className={classes.problem} role="alert">
              {messageOf(error)}
            </p>
          ) : null}
          {data && notes.length === 0 ? (
            <NotesEmpty filtered={isFiltered(query)} onNew={readOnly ? undefined : begin} />
          ) : null}
          {readOnly || notes.length === 0 ? null : (
            <BulkBar
              notes={notes}
              chosen={notes.filter(({ id }) => ticked.has(id))}
              onChoose={(ids) => setTicked(new Set(ids))}
            />
          )}
          <NoteRows
            notes={notes}
            selected={pane?.noteId ?? null}
            onSelect={select}
            ticked={ticked}
            onTick={readOnly ? undefined : tick}
          />
        </section>
        <section className={classes.pane} aria-label="The note chosen">
          {pane === null ? (
            notes.length === 0 ? null : (
              <p className={classes.choose}>
                Choose a note to read{readOnly ? '' : ' and edit'} it here.
              </p>
            )
          ) : (
            <>
              <div className={classes.paneHead}>
                <Button
                  className={classes.back}
                  size="compact-xs"
                  variant="subtle"
                  leftSection={<IconArrowLeft size={14} />}
                  onClick={() => setPane(null)}
                >
                  All notes
                </Button>
                <h2 className={classes.paneTitle}>
                  <bdi>{pane.words}</bdi>
                </h2>
              </div>
              {readOnly ? (
                <NoteRead note={notes.find(({ id }) => id === pane.noteId)} />
              ) : (
                <NoteEditor
                  key={pane.key}
                  subject={pane.subject}
                  label={pane.words}
                  autoFocus
                  onCreated={(noteId) =>
                    setPane((now) => (now?.key === pane.key ? { ...now, noteId } : now))
                  }
                  onClose={() => setPane(null)}
                  onDeleted={() => setPane(null)}
                />
              )}
            </>
          )}
        </section>
      </div>
    </div>
  );
}

/** Of a dossier that is open for reading only. */
function NoteRead({ note }: { note: NoteView | undefined }) {
  return note ? <NoteCard note={note} showField={false} /> : null;
}

function targetWords(note: NoteView): string {
  if (note.quote !== undefined) return `words in ${note.targetTitle}`;
  return note.fieldTitle === undefined
    ? note.targetTitle
    : `${note.fieldTitle}, ${note.targetTitle}`;
}

function countWords(shown: number, total: number): string {
  const all = total === 1 ? '1 note' : `${total.toLocaleString('en')} notes`;
  return shown === total ? all : `${shown.toLocaleString('en')} of ${all}`;
}
