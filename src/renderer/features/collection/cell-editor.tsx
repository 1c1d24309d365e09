/** The editor of a value, over its cell. What is typed is never dropped without a word: a refused value stays, with the reason. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Field } from '#shared/model/field.ts';
import { client } from '../../api/client.ts';
import { Anchored } from '../../components/anchored/anchored.tsx';
import { FieldEditor, type CommitAnswer } from '../../components/field-editor/field-editor.tsx';
import { messageOf } from '../../components/toast/toast-store.ts';
import { gridActions } from '../../state/grid-actions.ts';
import { closeOverlay, type Overlay } from '../../state/overlay-store.ts';
import classes from './cell-editor.module.css';

type CellEditorProps = {
  collection: CollectionInfo;
  field: Field;
  overlay: Extract<Overlay, { kind: 'editor' }>;
};

const LEAST = { line: 280, long: 460 };

export function CellEditor({ collection, field, overlay }: CellEditorProps) {
  const { row, anchor, initialKey } = overlay;
  const initialText = row.cells[field.id]?.text ?? '';
  const draft = useRef<string | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const wide = field.type === 'longtext' || field.type === 'names' || field.type === 'breakdown';

  async function save(text: string): Promise<CommitAnswer> {
    if (text === initialText && initialKey === null) return { ok: true };
    try {
      const { cell } = await client.records.setValue({
        collection: collection.id,
        record: row.id,
        field: field.id,
        text,
      });
      gridActions.current?.patchRow({ ...row, cells: { ...row.cells, [field.id]: cell } });
      return { ok: true };
    } catch (error) {
      return { ok: false, message: messageOf(error) };
    }
  }

  function close(): void {
    closeOverlay();
    gridActions.current?.focus(field.id);
  }

  async function commit(text: string): Promise<CommitAnswer> {
    const answer = await save(text);
    if (answer.ok) close();
    return answer;
  }

  /** Saves what was typed and goes elsewhere; a refusal keeps everything as it is. */
  async function leave(then: () => void): Promise<void> {
    const answer: CommitAnswer = draft.current === null ? { ok: true } : await save(draft.current);
    if (answer.ok) then();
    else setRefusal(answer.message);
  }

  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'Tab' || !(event.target instanceof Element)) return;
    if (!event.target.matches('input, textarea') || !card.current?.contains(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    const by = event.shiftKey ? -1 : 1;
    void leave(() => {
      closeOverlay();
      gridActions.current?.editNext(row, field.id, by);
    });
  });
  const onPointerDown = useEffectEvent((event: PointerEvent): void => {
    if (event.target instanceof Node && card.current?.contains(event.target)) return;
    void leave(closeOverlay);
  });
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => onKeyDown(event);
    const pointer = (event: PointerEvent): void => onPointerDown(event);
    document.addEventListener('keydown', keys, true);
    document.addEventListener('pointerdown', pointer, true);
    return () => {
      document.removeEventListener('keydown', keys, true);
      document.removeEventListener('pointerdown', pointer, true);
    };
  }, []);

  return (
    <Anchored
      over
      anchor={anchor}
      label={`Edit ${field.title}`}
      width={Math.max(anchor.width, wide ? LEAST.long : LEAST.line)}
      onClose={() => undefined}
    >
      <div ref={card} className={classes.card}>
        <FieldEditor
          autoFocus
          field={field}
          collection={collection.id}
          initialText={initialText}
          initialKey={initialKey}
          onDraft={(text) => {
            draft.current = text;
            setRefusal(null);
          }}
          onCommit={commit}
          onCancel={close}
        />
        {refusal === null ? null : (
          <p className={classes.refusal} role="alert" dir="auto">
            {refusal}
          </p>
        )}
      </div>
    </Anchored>
  );
}
