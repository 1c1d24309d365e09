/** A record of another collection, found by typing. */
import { useState } from 'react';
import { useFoundRecords } from '../record-picker/use-found-records.ts';
import { NONE } from './choice-options.ts';
import type { InputProps } from './field-editor.tsx';
import { OptionList, type Option } from './option-list.tsx';

export function ReferenceInput(props: InputProps) {
  const { field, text } = props;
  const [search, setSearch] = useState(props.typed);
  const [active, setActive] = useState(props.typed === '' ? -1 : 0);
  const found = useFoundRecords(search, field.collection === undefined ? null : [field.collection]);
  const options: Option[] = found.records.map((record) => ({
    id: record.record,
    label: record.title,
    hint: record.hint,
    chosen: record.title === text,
  }));
  if (search === '' && text !== '' && field.required !== true) {
    options.push({ id: NONE, label: 'No value' });
  }

  function pick(option: Option): void {
    const next = option.id === NONE ? '' : option.id;
    props.onText(next === '' ? '' : option.label);
    props.onCommit(next);
  }

  return (
    <OptionList
      label={field.title}
      placeholder={text === '' ? 'Type words of its title' : text}
      search={search}
      options={options}
      // What is listed is still for the words of before: Enter must not pick from it.
      active={found.search === search ? Math.min(active, options.length - 1) : -1}
      multiple={false}
      autoFocus={props.autoFocus}
      invalid={props.invalid}
      describedBy={props.describedBy}
      empty={found.asked ? 'No record has these words.' : 'Searching…'}
      onSearch={(words) => {
        setSearch(words);
        // Enter before a word is typed keeps what is there.
        setActive(words === '' ? -1 : 0);
      }}
      onActive={setActive}
      onPick={pick}
      onEnter={() => props.onCommit(search.trim() === '' ? text : search)}
    />
  );
}
