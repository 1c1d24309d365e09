/** A record of some collections, found by typing words of its title. */
import { useId, useState } from 'react';
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { useCollections } from '../../api/use-dossier-state.ts';
import { OptionList, type Option } from '../field-editor/option-list.tsx';
import { useFoundRecords } from './use-found-records.ts';

type RecordPickerProps = {
  label: string;
  /** null: all. */
  collections: readonly string[] | null;
  /** The id of a record that can't be chosen. */
  except: string;
  autoFocus: boolean;
  onPick: (record: FoundRecord) => void;
};

export function RecordPicker(props: RecordPickerProps) {
  const { label, collections, except } = props;
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const hintId = useId();
  const titles = new Map(useCollections().map(({ id, title }) => [id, title]));
  const found = useFoundRecords(search, collections);
  const records = found.records.filter(({ record }) => record !== except);
  const severalPlaces = collections === null || collections.length > 1;
  const options: Option[] = records.map(({ record, title, hint, collection }) => ({
    id: record,
    label: title,
    hint: [hint, severalPlaces ? titles.get(collection) : ''].filter(Boolean).join(' · '),
  }));
  const placeWords = collections?.map((id) => titles.get(id) ?? id).join(', ') ?? 'all collections';

  function pick(option: Option | undefined): void {
    const record = records.find(({ record: id }) => id === option?.id);
    if (record) props.onPick(record);
  }

  return (
    <OptionList
      label={label}
      placeholder={`Words of its title, in ${placeWords}`}
      search={search}
      options={options}
      // What is listed is still for the words of before: Enter must not pick from it.
      active={found.search === search ? Math.min(active, options.length - 1) : -1}
      multiple={false}
      autoFocus={props.autoFocus}
      invalid={false}
      describedBy={hintId}
      empty={found.asked ? 'No record has these words.' : 'Searching…'}
      onSearch={(words) => {
        setSearch(words);
        setActive(0);
      }}
      onActive={setActive}
      onPick={pick}
      onEnter={() => undefined}
    />
  );
}
