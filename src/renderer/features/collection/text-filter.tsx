/** Filters by words in the text of a field, or by there being none. */
import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import type { Condition, TextMode } from '#shared/model/filter.ts';
import type { FilterFormProps } from './filter-form.tsx';
import { textModes } from '#shared/words/filter-words.ts';

type Mode = TextMode | 'blank' | 'not-blank';

const modes: { value: Mode; label: string }[] = [
  ...textModes,
  { value: 'blank', label: 'has no value' },
  { value: 'not-blank', label: 'has a value' },
];

export function TextFilter({ field, condition, onChange }: FilterFormProps) {
  const [mode, setMode] = useState<Mode>(modeOf(condition));
  const [text, setText] = useState(condition?.op === 'text' ? condition.text : '');
  const needsText = mode !== 'blank' && mode !== 'not-blank';

  function apply(nextMode: Mode, nextText: string): void {
    setMode(nextMode);
    setText(nextText);
    if (nextMode === 'blank' || nextMode === 'not-blank') {
      onChange({ op: 'blank', field: field.id, blank: nextMode === 'blank' });
    } else if (nextText.trim() === '') {
      onChange(null);
    } else {
      onChange({ op: 'text', field: field.id, mode: nextMode, text: nextText });
    }
  }

  return (
    <>
      <Select
        aria-label="How it is compared"
        allowDeselect={false}
        data={modes}
        value={mode}
        comboboxProps={{ withinPortal: false }}
        onChange={(value) =>
          apply(modes.find((known) => known.value === value)?.value ?? mode, text)
        }
      />
      {needsText ? (
        <TextInput
          data-autofocus
          aria-label="Words"
          placeholder="Accents and case do not matter"
          dir="auto"
          spellCheck={false}
          maxLength={1_000}
          value={text}
          onChange={(event) => apply(mode, event.currentTarget.value)}
        />
      ) : null}
    </>
  );
}

function modeOf(condition: Condition | undefined): Mode {
  if (condition?.op === 'text') return condition.mode;
  if (condition?.op === 'blank') return condition.blank ? 'blank' : 'not-blank';
  return 'contains';
}
