/** The notes page without a note to show. */
import { Button } from '@mantine/core';
import { IconNotes } from '@tabler/icons-react';
import { allNotes, useNotesQuery } from './notes-query.ts';
import classes from './notes-page.module.css';

type NotesEmptyProps = {
  filtered: boolean;
  /** Absent: none can be written. */
  onNew?: (() => void) | undefined;
};

export function NotesEmpty({ filtered, onNew }: NotesEmptyProps) {
  return (
    <div className={classes.empty}>
      <IconNotes size={28} stroke={1.4} aria-hidden />
      {filtered ? (
        <>
          <p className={classes.emptyTitle}>No note fits</p>
          <p>Nothing has these words, tags and marks together.</p>
          <Button variant="default" onClick={() => useNotesQuery.setState({ query: allNotes })}>
            Show all notes
          </Button>
        </>
      ) : (
        <>
          <p className={classes.emptyTitle}>No notes yet</p>
          <p>
            Write one here on the dossier, or beside the grid on a record or one of its fields. All
            of them are listed here.
          </p>
          {onNew ? (
            <Button variant="default" onClick={onNew}>
              Write the first note
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}
