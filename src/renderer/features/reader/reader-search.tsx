/** The box for words in the document, how many there are, and the way from one to the next. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { ActionIcon, CloseButton, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import type { Search } from './use-search.ts';
import classes from './reader.module.css';

export function ReaderSearch({ search }: { search: Search }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.select(), [search.asked]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === 'F3') search.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') search.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <search className={classes.search} onKeyDown={onKeyDown}>
      <TextInput
        ref={box}
        className={classes.searchBox}
        type="search"
        aria-label="Search in this document"
        placeholder="Search in this document"
        leftSection={<IconSearch size={15} />}
        dir="auto"
        value={search.words}
        onChange={(event) => search.setWords(event.currentTarget.value)}
      />
      <span className={classes.hits} role="status">
        {hitWords(search)}
      </span>
      <ActionIcon aria-label="Previous hit" onClick={() => search.step(-1)}>
        <IconChevronUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label="Next hit" onClick={() => search.step(1)}>
        <IconChevronDown size={16} aria-hidden />
      </ActionIcon>
      <CloseButton aria-label="Close the search" onClick={search.close} />
    </search>
  );
}

function hitWords({ words, isAsking, hits, total, at }: Search): string {
  if (words.trim() === '') return '';
  if (isAsking) return '…';
  if (hits.length === 0) return 'Not there';
  return `${(at + 1).toLocaleString('en')} of ${total.toLocaleString('en')}`;
}
