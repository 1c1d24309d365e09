/** What the source says, typed like its field, or that it is not known. */
import { useRef, useState } from 'react';
import { Checkbox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Field } from '#shared/model/field.ts';
import { FieldInput, isPicked } from '../../components/field-editor/field-editor.tsx';
import type { ClaimDraft } from './claim-draft.ts';
import { QuantityInputs } from './quantity-inputs.tsx';
import classes from './claim-form.module.css';

export type ClaimPartProps = {
  draft: ClaimDraft;
  /** Begins the ids of the form's parts. */
  formId: string;
  /** The id of what is wrong with this part, if anything is. */
  problemId: string | undefined;
  onChange: (change: Partial<ClaimDraft>) => void;
};

type ClaimValueInputProps = ClaimPartProps & {
  field: Field;
  collection: string;
  autoFocus: boolean;
};

export function ClaimValueInput(props: ClaimValueInputProps) {
  const { field, draft, onChange } = props;
  return (
    <div className={classes.value}>
      {draft.unknown ? null : <Value {...props} />}
      <Checkbox
        label="The source says that it is not known"
        checked={draft.unknown}
        onChange={(event) => onChange({ unknown: event.currentTarget.checked })}
      />
      {draft.unknown && field.type === 'quantity' ? (
        <p className={classes.hint}>Not known is not 0: it counts as unknown in sums.</p>
      ) : null}
    </div>
  );
}

function Value(props: ClaimValueInputProps) {
  const { field, collection, draft, formId, problemId, onChange } = props;
  const change = (value: string, label = value): void => onChange({ value, label });
  if (isPicked(field)) return <PickedValue {...props} onValue={change} />;
  return (
    <>
      {field.type === 'quantity' ? (
        <QuantityInputs text={draft.value} autoFocus={props.autoFocus} onText={change} />
      ) : null}
      {field.type === 'quantity' ? <p className={classes.label}>The same as text</p> : null}
      <FieldInput
        field={field}
        collection={collection}
        text={draft.value}
        fresh
        typed=""
        autoFocus={props.autoFocus && field.type !== 'quantity'}
        invalid={problemId !== undefined}
        describedBy={problemId ?? `${formId}-value`}
        onText={change}
        onCommit={() => undefined}
      />
    </>
  );
}

type PickedValueProps = ClaimValueInputProps & { onValue: (value: string, label?: string) => void };

/** The list closes once something is chosen, so that the rest of the form is in sight again. */
function PickedValue({ onValue, ...props }: PickedValueProps) {
  const { field, collection, draft, problemId, autoFocus } = props;
  const [open, setOpen] = useState(autoFocus);
  const button = useRef<HTMLButtonElement>(null);

  function close(): void {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  }

  if (!open) {
    return (
      <button
        ref={button}
        type="button"
        className={classes.picked}
        data-none={draft.label === '' || undefined}
        data-invalid={problemId !== undefined || undefined}
        aria-label={`${field.title}: ${draft.label || 'choose'}`}
        aria-describedby={problemId}
        onClick={() => setOpen(true)}
      >
        <bdi>{draft.label || 'Choose…'}</bdi>
        <IconChevronDown size={13} stroke={1.8} aria-hidden />
      </button>
    );
  }
  return (
    <div
      className={classes.picking}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <FieldInput
        field={field}
        collection={collection}
        text={draft.label}
        fresh
        typed=""
        autoFocus
        invalid={problemId !== undefined}
        describedBy={problemId ?? ''}
        onText={(text) => onValue(text)}
        // A record of another collection comes as its id; what is shown of it was told a moment before.
        onCommit={(text) => {
          if (field.type === 'reference') props.onChange({ value: text });
          else onValue(text);
          close();
        }}
      />
    </div>
  );
}
