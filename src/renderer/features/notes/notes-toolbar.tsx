/** Search, filters and order of the notes page. */
import { MultiSelect, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { NoteOn } from '#shared/contract/notes-api.ts';
import { Marking, markingLabels, markings } from '#shared/model/marking.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { changeNotesQuery, filterByMarking, useNotesQuery } from './notes-query.ts';
import classes from './notes-page.module.css';

/** In the page and not at the end of it, so that it stays inside a landmark for screen readers. */
const dropdown = { withinPortal: false, floatingStrategy: 'fixed', shadow: 'md' } as const;
const targets = [
  { value: 'all', label: 'On anything' },
  { value: 'dossier', label: 'On the dossier' },
  { value: 'record', label: 'On records' },
  { value: 'field', label: 'On fields' },
  { value: 'passage', label: 'On passages' },
  { value: 'source', label: 'On sources' },
];
const markingChoices = [
  { value: 'any', label: 'Any marking' },
  { value: 'none', label: 'Without' },
  ...markings.map((value) => ({ value: value as string, label: markingLabels[value] })),
];
const sorts = [
  { value: 'updated', label: 'Last edited' },
  { value: 'created', label: 'Newest' },
  { value: 'target', label: 'By what it is on' },
];

export function NotesToolbar() {
  const query = useNotesQuery((state) => state.query);
  const { data = [] } = useQuery({
    queryKey: queryKeys.noteTags,
    queryFn: () => client.notes.tags({}),
  });
  const tags = [...new Set([...query.tags, ...data.map(({ tag }) => tag)])];
  return (
    <div className={classes.toolbar} role="group" aria-label="Search and filter notes">
      <SearchBox />
      <MultiSelect
        className={classes.tagFilter}
        size="xs"
        aria-label="Tags that a note must have"
        placeholder={query.tags.length === 0 ? 'Any tag' : ''}
        data={tags}
        comboboxProps={dropdown}
        value={query.tags}
        onChange={(next) => changeNotesQuery({ tags: next })}
        searchable
        clearable={false}
        nothingFoundMessage="No such tag"
      />
      <SegmentedControl
        aria-label="Status"
        value={query.status ?? 'all'}
        onChange={(value) =>
          changeNotesQuery({ status: value === 'open' || value === 'done' ? value : null })
        }
        data={[
          { value: 'all', label: 'All' },
          { value: 'open', label: 'Open' },
          { value: 'done', label: 'Done' },
        ]}
      />
      <Select
        className={classes.select}
        aria-label="What the note is on"
        data={targets}
        comboboxProps={dropdown}
        value={query.target ?? 'all'}
        allowDeselect={false}
        onChange={(value) => changeNotesQuery({ target: NoteOn.safeParse(value).data ?? null })}
      />
      <Select
        className={classes.select}
        aria-label="Marking of the note"
        data={markingChoices}
        comboboxProps={dropdown}
        value={query.marking === undefined ? 'any' : (query.marking ?? 'none')}
        allowDeselect={false}
        onChange={(value) =>
          filterByMarking(value === 'none' ? null : Marking.safeParse(value).data)
        }
      />
      <Select
        className={classes.select}
        aria-label="Order"
        data={sorts}
        comboboxProps={dropdown}
        value={query.sort}
        allowDeselect={false}
        onChange={(value) =>
          changeNotesQuery({ sort: value === 'created' || value === 'target' ? value : 'updated' })
        }
      />
    </div>
  );
}

function SearchBox() {
  const search = useNotesQuery((state) => state.query.search);
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label="Search notes"
      placeholder="Search notes"
      leftSection={<IconSearch size={15} />}
      dir="auto"
      value={search}
      onChange={(event) => changeNotesQuery({ search: event.currentTarget.value })}
    />
  );
}
