/** A record of another collection, found by typing. */
import { useEffect, useState } from 'react';
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { client } from '../../api/client.ts';
import { NONE } from './choice-options.ts';
import type { InputProps } from './field-editor.tsx';
import { OptionList, type Option } from './option-list.tsx';

const PAUSE = 120;
const LIMIT = 30;

export function ReferenceInput(props: InputProps) {
  const { field, text } = props;
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(-1);
  const found = useFound(search, field.collection);
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
      active={Math.min(active, options.length - 1)}
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
      onEnter={() => props.onCommit(text)}
    />
  );
}

type Found = { records: FoundRecord[]; asked: boolean };

function useFound(search: string, collection: string | undefined): Found {
  const [found, setFound] = useState<Found>({ records: [], asked: false });
  useEffect(() => {
    let current = true;
    const only = collection === undefined ? {} : { collection };
    const timer = setTimeout(() => {
      client.records.find({ text: search, limit: LIMIT, ...only }).then(
        (records) => current && setFound({ records, asked: true }),
        () => current && setFound({ records: [], asked: true }),
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, collection]);
  return found;
}
