/** One choice: type to narrow the list, Enter takes it. */
import { useState } from 'react';
import { choiceOptions, chosenIds, NONE } from './choice-options.ts';
import type { InputProps } from './field-editor.tsx';
import { OptionList, type Option } from './option-list.tsx';

export function ChoiceInput(props: InputProps) {
  const { field, text } = props;
  const chosen = chosenIds(field, text);
  const [search, setSearch] = useState(props.typed);
  const found = choiceOptions(field, search, chosen);
  const clearable = search === '' && text !== '' && field.required !== true;
  const options = clearable ? [...found, { id: NONE, label: 'No value' }] : found;
  const [active, setActive] = useState(() =>
    props.typed === '' ? found.findIndex((option) => option.chosen) : 0,
  );

  function pick(option: Option): void {
    const next = option.id === NONE ? '' : option.label;
    props.onText(next);
    props.onCommit(next);
  }

  return (
    <OptionList
      label={field.title}
      placeholder={text === '' ? 'Choose…' : text}
      search={search}
      options={options}
      active={Math.min(active, options.length - 1)}
      multiple={false}
      autoFocus={props.autoFocus}
      invalid={props.invalid}
      describedBy={props.describedBy}
      empty="No choice of this field has these words."
      onSearch={(words) => {
        setSearch(words);
        // Enter before a word is typed keeps what is there.
        setActive(words === '' ? -1 : 0);
      }}
      onActive={setActive}
      onPick={pick}
      // Words that are no choice are refused with the reason, not dropped.
      onEnter={() => props.onCommit(search.trim() === '' ? text : search)}
    />
  );
}
