/** Sources to choose from, found by words of their titles; the editor is one of them. */
import { useState } from 'react';
import { EDITOR, SOURCES } from '#shared/model/claim.ts';
import { fold } from '#shared/text/fold.ts';
import { OptionList, type Option } from '../field-editor/option-list.tsx';
import { useFoundRecords } from '../record-picker/use-found-records.ts';
import { EDITOR_TITLE } from './use-source-title.ts';

type SourceListProps = {
  label: string;
  chosen: string | null;
  /** Stands for no source at all, where that can be chosen. */
  none?: string | undefined;
  onPick: (source: string | null) => void;
  /** Offers to make a source of the words that were typed. */
  onNew?: ((title: string) => void) | undefined;
};

const ONLY_SOURCES = [SOURCES];
/** No record has such an id. */
const NONE = '(none)';
const NEW = '(new)';

export function SourceList({ label, chosen, none, onPick, onNew }: SourceListProps) {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(-1);
  const found = useFoundRecords(search, ONLY_SOURCES);
  // A dossier may have a record for the editor among its sources.
  const hasEditor = found.records.some(({ record }) => record === EDITOR);
  const options = [
    ...(none !== undefined && search === '' ? [{ id: NONE, label: none }] : []),
    ...found.records.map(({ record, title, hint }): Option => ({ id: record, label: title, hint })),
    ...(!hasEditor && isEditor(search)
      ? [{ id: EDITOR, label: EDITOR_TITLE, hint: 'Your own knowledge and choices' }]
      : []),
    ...(onNew && search.trim() !== ''
      ? [{ id: NEW, label: `New source “${search.trim()}”…` }]
      : []),
  ].map((option) => ({ ...option, chosen: option.id === (chosen ?? NONE) }));

  function pick({ id }: Option): void {
    if (id === NEW) onNew?.(search.trim());
    else onPick(id === NONE ? null : id);
  }

  return (
    <OptionList
      label={label}
      placeholder="Type words of its title"
      search={search}
      options={options}
      // What is listed is still for the words of before: Enter must not pick from it.
      active={found.search === search ? Math.min(active, options.length - 1) : -1}
      multiple={false}
      autoFocus
      invalid={false}
      describedBy=""
      empty={found.asked ? 'No source has these words.' : 'Searching…'}
      onSearch={(words) => {
        setSearch(words);
        setActive(words === '' ? -1 : 0);
      }}
      onActive={setActive}
      onPick={pick}
      onEnter={() => undefined}
    />
  );
}

function isEditor(search: string): boolean {
  const words = fold(search).split(/\s+/u).filter(Boolean);
  return words.every((word) => fold(EDITOR_TITLE).includes(word));
}
