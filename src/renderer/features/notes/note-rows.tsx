/** The list of the notes page: what each is on, how it begins, tags and dates. */
import { useState, type KeyboardEvent } from 'react';
import { Button, Checkbox } from '@mantine/core';
import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import type { NoteView } from '#shared/contract/notes-api.ts';
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import { useCollection } from '../../api/use-dossier-state.ts';
import { MarkdownView } from '../../components/markdown/markdown-view.tsx';
import { When } from '../../components/when/when.tsx';
import { showProblem } from '../../components/toast/toast-store.ts';
import { showRecord } from '../../state/ui-store.ts';
import { openWordsOfPassage } from '../reader/reader-ways.ts';
import { excerpt, firstWords } from './excerpt.ts';
import { Tags } from './note-card.tsx';
import classes from './note-rows.module.css';

const PAGE = 60;
const EXCERPT = 320;

type NoteRowsProps = {
  notes: readonly NoteView[];
  selected: string | null;
  onSelect: (note: NoteView) => void;
  ticked: ReadonlySet<string>;
  /** Absent: nothing can be done with several. */
  onTick?: ((id: string, on: boolean) => void) | undefined;
};

export function NoteRows({ notes, selected, onSelect, ticked, onTick }: NoteRowsProps) {
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
            ticked={ticked.has(note.id)}
            onTick={onTick && ((on) => onTick(note.id, on))}
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

type NoteRowProps = {
  note: NoteView;
  selected: boolean;
  onSelect: () => void;
  ticked: boolean;
  onTick: ((on: boolean) => void) | undefined;
};

function NoteRow({ note, selected, onSelect, ticked, onTick }: NoteRowProps) {
  return (
    <li
      className={classes.row}
      data-selected={selected || undefined}
      data-ticked={ticked || undefined}
      data-note={note.id}
    >
      <button
        type="button"
        className={classes.select}
        aria-label={`Open note: ${firstWords(note.text)}`}
        aria-current={selected}
        onClick={onSelect}
      />
      <div className={classes.head}>
        {onTick ? (
          <Checkbox
            className={classes.tick}
            aria-label={`Choose note: ${firstWords(note.text)}`}
            checked={ticked}
            onChange={(event) => onTick(event.currentTarget.checked)}
          />
        ) : null}
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
      {note.quote === undefined ? null : (
        <blockquote className={classes.quote} dir="auto">
          {note.quote}
        </blockquote>
      )}
      {note.text.trim() === '' ? (
        <p className={classes.nothing}>An empty note.</p>
      ) : (
        <MarkdownView className={classes.excerpt} text={excerpt(note.text, EXCERPT)} still />
      )}
      <Tags tags={note.tags} marking={note.marking} />
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
      onClick={() => goTo(note, place)}
    >
      {crumbs}
    </button>
  );
}

/** To the record, its field, or the words of the passage. */
function goTo({ target }: NoteView, place: RecordRef): void {
  if (target.kind === 'passage') void openWordsOfPassage(target.passage).catch(showProblem);
  else showRecord(place, target.kind === 'field' ? target.field : null);
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
