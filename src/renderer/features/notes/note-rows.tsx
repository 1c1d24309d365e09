/** The list of the notes page: what each is on, how it begins, tags and dates. */
import { useState, type KeyboardEvent } from 'react';
import { Button } from '@mantine/core';
import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import type { NoteView } from '#shared/contract/notes-api.ts';
import { useCollection } from '../../api/use-dossier-state.ts';
import { MarkdownView } from '../../components/markdown/markdown-view.tsx';
import { When } from '../../components/when/when.tsx';
import { showRecord } from '../../state/ui-store.ts';
import { excerpt, firstWords } from './excerpt.ts';
import { Tags } from './note-card.tsx';
import classes from './note-rows.module.css';

const PAGE = 60;
const EXCERPT = 320;

type NoteRowsProps = {
  notes: readonly NoteView[];
  selected: string | null;
  onSelect: (note: NoteView) => void;
};

export function NoteRows({ notes, selected, onSelect }: NoteRowsProps) {
  const [shown, setShown] = useState(PAGE);
  if (notes.length === 0) return null;
  return (
    <>
      <ul className={classes.rows} onKeyDown={walk}>
        {notes.slice(0, shown).map((note) => (
          <NoteRow
            key={note.id}
            note={note}
            selected={note.id === selected}
            onSelect={() => onSelect(note)}
          />
        ))}
      </ul>
      {notes.length > shown ? (
        <Button className={classes.more} variant="default" onClick={() => setShown(shown + PAGE)}>
          Show {Math.min(PAGE, notes.length - shown)} more of {notes.length - shown}
        </Button>
      ) : null}
    </>
  );
}

function NoteRow({
  note,
  selected,
  onSelect,
}: {
  note: NoteView;
  selected: boolean;
  onSelect: () => void;
}) {
  return (
    <li className={classes.row} data-selected={selected || undefined} data-note={note.id}>
      <button
        type="button"
        className={classes.select}
        aria-label={`Open note: ${firstWords(note.text)}`}
        aria-current={selected}
        onClick={onSelect}
      />
      <div className={classes.head}>
        <Breadcrumb note={note} />
        <span className={classes.when}>
          {note.status === 'done' ? (
            <>
              <IconCircleCheck size={13} aria-hidden /> Done ·{' '}
            </>
          ) : null}
          <When instant={note.updatedAt} />
        </span>
      </div>
      {note.text.trim() === '' ? (
        <p className={classes.nothing}>An empty note.</p>
      ) : (
        <MarkdownView className={classes.excerpt} text={excerpt(note.text, EXCERPT)} still />
      )}
      <Tags tags={note.tags} />
    </li>
  );
}

/** Where the note is; a click goes there. */
function Breadcrumb({ note }: { note: NoteView }) {
  const { target, place } = note;
  const collection = useCollection(place?.collection);
  if (target.kind === 'dossier') return <span className={classes.place}>The dossier</span>;
  const parts = [collection?.title ?? place?.collection ?? 'Passage', note.targetTitle];
  if (note.fieldTitle !== undefined) parts.push(note.fieldTitle);
  const crumbs = parts.map((part, index) => (
    <span key={`${index}${part}`} className={classes.crumb}>
      {index > 0 ? <IconChevronRight size={12} aria-hidden /> : null}
      <bdi>{part}</bdi>
    </span>
  ));
  if (note.targetMissing || place === null) {
    return (
      <span className={classes.place}>
        {crumbs} <span className={classes.missing}>(in the trash or gone)</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      className={classes.jump}
      title="Go there"
      aria-label={`Go to ${parts.join(', ')}`}
      onClick={() => showRecord(place, target.kind === 'field' ? target.field : null)}
    >
      {crumbs}
    </button>
  );
}

/** Up and down go from note to note. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(`.${classes.select}`)];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  if (at < 0) return;
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
