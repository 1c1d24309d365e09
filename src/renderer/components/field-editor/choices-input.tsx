/** Several choices: Enter on an option adds it or takes it out, Enter on none saves. */
import { useState } from 'react';
import { choiceOptions, chosenIds, labelsOf } from './choice-options.ts';
import type { InputProps } from './field-editor.tsx';
import { OptionList } from './option-list.tsx';
import classes from './field-editor.module.css';

export function ChoicesInput(props: InputProps) {
  const { field, text } = props;
  const chosen = chosenIds(field, text);
  const [search, setSearch] = useState(props.typed);
  const [active, setActive] = useState(props.typed === '' ? -1 : 0);
  const options = choiceOptions(field, search, chosen);

  function set(ids: readonly string[]): void {
    props.onText(labelsOf(field, ids));
  }

  return (
    <>
      <p className={classes.chosen} aria-live="polite">
        {chosen.length === 0
          ? 'Nothing chosen'
          : choiceOptions(field, '', chosen)
              .filter((option) => option.chosen)
              .map((option) => option.label)
              .join(' · ')}
      </p>
      <OptionList
        label={field.title}
        placeholder="Type to narrow the list"
        search={search}
        options={options}
        active={Math.min(active, options.length - 1)}
        multiple
        autoFocus={props.autoFocus}
        invalid={props.invalid}
        describedBy={props.describedBy}
        empty="No choice of this field has these words."
        onSearch={(words) => {
          setSearch(words);
          setActive(words === '' ? -1 : 0);
        }}
        onActive={setActive}
        onPick={(option) => {
          set(option.chosen ? chosen.filter((id) => id !== option.id) : [...chosen, option.id]);
          setSearch('');
          setActive(-1);
        }}
        // Words that are no choice are refused with the reason, not dropped.
        onEnter={() => props.onCommit(search.trim() === '' ? text : search)}
        onErase={() => set(chosen.slice(0, -1))}
      />
    </>
  );
}
