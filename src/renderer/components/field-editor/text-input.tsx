/** Everything that is typed as text, with a live word on what was understood. */
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import type { InputProps } from './field-editor.tsx';
import { hintOf } from './hints.ts';
import { useCheck, type Check } from './use-check.ts';
import classes from './field-editor.module.css';

const MAX_ROWS = 14;

export function TextInput(props: InputProps) {
  const { field, text, fresh, autoFocus, describedBy } = props;
  const box = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const check = useCheck(props.collection, field, text);
  const long = field.type === 'longtext';

  useLayoutEffect(() => {
    if (!autoFocus || !box.current) return;
    box.current.focus({ preventScroll: true });
    if (fresh && !long) box.current.select();
    else box.current.setSelectionRange(box.current.value.length, box.current.value.length);
    // Only when the editor opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    props.onCommit(text);
  }

  const shared = {
    ref: box,
    className: classes.input,
    value: text,
    dir: 'auto',
    spellCheck: false,
    'aria-label': field.title,
    'aria-invalid': props.invalid || check.status === 'refused',
    'aria-describedby': `${describedBy} ${describedBy}-check`,
    onKeyDown,
  } as const;
  return (
    <>
      {long ? (
        <textarea
          {...shared}
          rows={Math.min(
            MAX_ROWS,
            Math.max(4, text.split('\n').length + Math.ceil(text.length / 60)),
          )}
          onChange={(event) => props.onText(event.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          autoComplete="off"
          onChange={(event) => props.onText(event.currentTarget.value)}
        />
      )}
      {/* The refusal of the core takes the place of the check: it says the same. */}
      {props.invalid ? null : (
        <CheckLine id={`${describedBy}-check`} check={check} hint={hintOf(field)} />
      )}
    </>
  );
}

function CheckLine({ id, check, hint }: { id: string; check: Check; hint: string }) {
  const words = check.status === 'idle' ? hint : check.words;
  return (
    <p id={id} className={classes.check} data-status={check.status} aria-live="polite" dir="auto">
      {words || '\u00a0'}
    </p>
  );
}
