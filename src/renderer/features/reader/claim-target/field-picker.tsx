/** The fields of a record, those first that the words may be a value of. */
import { useMemo, useState } from 'react';
import type { Field } from '#shared/model/field.ts';
import { fold } from '#shared/text/fold.ts';
import { OptionList, type Option } from '../../../components/field-editor/option-list.tsx';
import { proposalsFor } from './proposals.ts';

type FieldPickerProps = {
  fields: readonly Field[];
  words: string;
  onPick: (field: Field) => void;
};

export function FieldPicker({ fields, words, onPick }: FieldPickerProps) {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const proposals = useMemo(() => proposalsFor(fields, words), [fields, words]);
  const wanted = fold(search);
  const found = proposals.filter(({ field }) => fold(field.title).includes(wanted));
  const options = found.map(({ field, guess }): Option => ({
    id: field.id,
    label: field.title,
    hint: guess === '' ? undefined : guess,
  }));
  return (
    <OptionList
      label="Field"
      placeholder="Words of the field's title"
      search={search}
      options={options}
      active={Math.min(active, options.length - 1)}
      multiple={false}
      autoFocus
      invalid={false}
      describedBy=""
      empty="No field has these words."
      onSearch={(next) => {
        setSearch(next);
        setActive(0);
      }}
      onActive={setActive}
      onPick={({ id }) => {
        const field = fields.find((one) => one.id === id);
        if (field) onPick(field);
      }}
      onEnter={() => undefined}
    />
  );
}
