/** A note to be read: its text rendered, tags, status, dates; a key or a click away from being edited. */
import { ActionIcon, Badge, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { NoteView } from '#shared/contract/notes-api.ts';
import { markingLabels, type Marking } from '#shared/model/marking.ts';
import { MarkdownView } from '../../components/markdown/markdown-view.tsx';
import { When } from '../../components/when/when.tsx';
import { deleteNote } from './note-actions.ts';
import classes from './note-card.module.css';

type NoteCardProps = {
  note: NoteView;
  /** The field that it is on, where the place it is shown does not say so. */
  showField: boolean;
  /** Absent: it is to be read only. */
  onEdit?: (() => void) | undefined;
};

export function NoteCard({ note, showField, onEdit }: NoteCardProps) {
  const on = showField && note.fieldTitle !== undefined ? note.fieldTitle : null;
  return (
    <article className={classes.card} data-note={note.id} onDoubleClick={onEdit}>
      <header className={classes.head}>
        <span className={classes.meta}>
          {on === null ? null : (
            <>
              <span className={classes.field}>{on}</span> ·{' '}
            </>
          )}
          <When instant={note.updatedAt} />
          {note.status === 'done' ? ' · done' : ''}
        </span>
        {onEdit ? <CardActions id={note.id} onEdit={onEdit} /> : null}
      </header>
      {note.text.trim() === '' ? (
        <p className={classes.nothing}>An empty note.</p>
      ) : (
        <MarkdownView text={note.text} />
      )}
      <Tags tags={note.tags} marking={note.marking} />
    </article>
  );
}

function CardActions({ id, onEdit }: { id: string; onEdit: () => void }) {
  return (
    <>
      <Tooltip label="Edit note">
        <ActionIcon size="sm" aria-label="Edit note" onClick={onEdit}>
          <IconPencil size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Move note to the trash">
        <ActionIcon
          size="sm"
          aria-label="Move note to the trash"
          onClick={() => void deleteNote(id)}
        >
          <IconTrash size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

type TagsProps = { tags: readonly string[]; marking: Marking | undefined };

export function Tags({ tags, marking }: TagsProps) {
  if (tags.length === 0 && marking === undefined) return null;
  return (
    <ul className={classes.tags} aria-label="Tags">
      {marking === undefined ? null : (
        <li>
          <span className={classes.marking} data-marking={marking}>
            {markingLabels[marking]}
          </span>
        </li>
      )}
      {tags.map((tag) => (
        <li key={tag}>
          <Badge>
            <bdi>{tag}</bdi>
          </Badge>
        </li>
      ))}
    </ul>
  );
}
