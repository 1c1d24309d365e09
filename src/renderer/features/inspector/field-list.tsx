/** All fields of a record in the order of its collection; those without any value are folded away. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { IconChevronRight } from '@tabler/icons-react';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { FieldView, RecordDetail } from '#shared/contract/records-api.ts';
import { useCollections } from '../../api/use-dossier-state.ts';
import { useUi } from '../../state/ui-store.ts';
import { FieldRow } from './field-row.tsx';
import { isEmpty } from './field-words.ts';
import { Remarks } from './remarks-list.tsx';
import { sharedRemarks } from './remarks.ts';
import classes from './field-list.module.css';

type FieldListProps = {
  record: RecordDetail;
  collection: CollectionInfo;
  /** The field whose notes are open with a new one begun. */
  noteField: string | null;
  onNoteField: (field: string | null) => void;
};

/** Unfolded once, the empty fields of the next record are unfolded as well. */
let unfolded = false;

export function FieldList({ record, collection, noteField, onNoteField }: FieldListProps) {
  const root = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(unfolded);
  const sources = useCollections().some(({ id }) => id === 'sources') ? 'sources' : null;
  const focusField = useUi((state) => state.focusField);
  const remarks = sharedRemarks(record.fields);
  const filled = record.fields.filter((view) => !isEmpty(view));
  const empty = record.fields.filter(isEmpty);

  function unfold(next: boolean): void {
    unfolded = next;
    setOpen(next);
  }

  useEffect(() => {
    if (focusField === null) return;
    const folded = record.fields.some((view) => view.field === focusField && isEmpty(view));
    if (folded && !open) {
      setOpen(true);
      return;
    }
    const row = root.current?.querySelector<HTMLElement>(`[data-field="${focusField}"]`);
    row?.scrollIntoView({ block: 'center' });
    // A form in it may have taken the focus already.
    if (row && !row.contains(document.activeElement)) row.focus({ preventScroll: true });
    useUi.setState({ focusField: null });
  }, [focusField, open, record]);

  function rowOf(view: FieldView) {
    const field = collection.fields.find(({ id }) => id === view.field);
    if (!field) return null;
    return (
      <FieldRow
        key={view.field}
        target={{ collection: record.collection, record: record.id }}
        ownRecord={record.own}
        fields={collection.fields}
        field={field}
        view={view}
        sources={sources}
        remarks={remarks}
        noting={noteField === view.field}
        onNoting={(noting) => onNoteField(noting ? view.field : null)}
      />
    );
  }

  return (
    <div ref={root} className={classes.list} onKeyDown={(event) => walk(event, root.current)}>
      {filled.map(rowOf)}
      {empty.length === 0 ? null : (
        <>
          <button
            type="button"
            className={classes.fold}
            aria-expanded={open}
            onClick={() => unfold(!open)}
          >
            <IconChevronRight size={14} aria-hidden data-open={open || undefined} />
            {empty.length === 1 ? '1 empty field' : `${empty.length} empty fields`}
          </button>
          {open ? empty.map(rowOf) : null}
        </>
      )}
      <Remarks remarks={remarks} sources={sources} fields={collection.fields} />
    </div>
  );
}

/** Up and down go from field to field while no editor is open. */
function walk(event: KeyboardEvent, root: HTMLElement | null): void {
  if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const target = event.target;
  if (!root || !(target instanceof HTMLElement) || !target.matches('[data-edit], [data-field]'))
    return;
  const rows = [...root.querySelectorAll<HTMLElement>('[data-field]')];
  const at = rows.findIndex((row) => row.contains(target));
  const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  const stop = next.querySelector<HTMLElement>('[data-edit]') ?? next;
  stop.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}
