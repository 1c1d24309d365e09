/** Low, best, high and the bound word of a quantity. The text form below says the same; both can be typed into. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { NativeSelect, TextInput } from '@mantine/core';
import { boundChoices, noParts, partsOf, textOf, type QuantityParts } from './quantity-parts.ts';
import classes from './claim-form.module.css';

type QuantityInputsProps = {
  text: string;
  autoFocus: boolean;
  onText: (text: string) => void;
};

const boxes = [
  { part: 'low', label: 'Low' },
  { part: 'best', label: 'Best' },
  { part: 'high', label: 'High' },
] as const;

export function QuantityInputs({ text, autoFocus, onText }: QuantityInputsProps) {
  const [parts, setParts] = useState<QuantityParts>(() => partsOf(text) ?? noParts);
  const best = useRef<HTMLInputElement>(null);
  const isRange = parts.low.trim() !== '' || parts.high.trim() !== '';

  useLayoutEffect(() => {
    if (!autoFocus) return;
    best.current?.focus({ preventScroll: true });
    best.current?.select();
    // Only when the form opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  // Text that came from the boxes leaves them as they are: half a number is no number yet.
  useEffect(() => {
    setParts((now) => (textOf(now) === text ? now : (partsOf(text) ?? now)));
  }, [text]);

  function change(next: Partial<QuantityParts>): void {
    const changed = { ...parts, ...next };
    setParts(changed);
    onText(textOf(changed));
  }

  return (
    <div className={classes.figures}>
      <NativeSelect
        label="Word"
        // A range says by itself how far the figure goes.
        disabled={isRange}
        value={isRange ? '' : parts.bound}
        data={boundChoices.map(({ value, label }) => ({ value, label }))}
        onChange={(event) => {
          const chosen = boundChoices.find(({ value }) => value === event.currentTarget.value);
          change({ bound: chosen?.value ?? '' });
        }}
      />
      {boxes.map(({ part, label }) => (
        <TextInput
          key={part}
          ref={part === 'best' ? best : null}
          label={label}
          inputMode="decimal"
          autoComplete="off"
          value={parts[part]}
          onChange={(event) => change({ [part]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}
