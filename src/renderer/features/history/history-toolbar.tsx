/** Search and filters of the history. */
import { Select, Switch, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useCollections } from '../../api/use-dossier-state.ts';
import { DayFilter } from './day-filter.tsx';
import { changeHistoryFilter, originChoices, useHistoryFilter } from './history-query.ts';
import classes from './history-toolbar.module.css';

/** In the page and not at the end of it, so that it stays inside a landmark for screen readers. */
const dropdown = { withinPortal: false, floatingStrategy: 'fixed', shadow: 'md' } as const;
const ALL = '';

export function HistoryToolbar() {
  const filter = useHistoryFilter((state) => state.filter);
  const collections = useCollections();
  return (
    <div className={classes.toolbar} role="group" aria-label="Search and filter the history">
      <SearchBox />
      <Select
        className={classes.select}
        aria-label="Where it came from"
        data={originChoices.map(({ value, label }) => ({ value, label }))}
        comboboxProps={dropdown}
        value={filter.from}
        allowDeselect={false}
        onChange={(chosen) =>
          changeHistoryFilter({
            from: originChoices.find(({ value }) => value === chosen)?.value ?? 'any',
          })
        }
      />
      <Select
        className={classes.select}
        aria-label="Collection"
        data={[
          { value: ALL, label: 'All collections' },
          ...collections.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        comboboxProps={dropdown}
        value={filter.collection ?? ALL}
        allowDeselect={false}
        onChange={(chosen) => changeHistoryFilter({ collection: chosen || null })}
      />
      <DayFilter />
      <Switch
        className={classes.views}
        size="xs"
        label="Changes of views"
        checked={filter.views}
        onChange={(event) => changeHistoryFilter({ views: event.currentTarget.checked })}
      />
    </div>
  );
}

function SearchBox() {
  const search = useHistoryFilter((state) => state.filter.search);
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label="Search the history"
      placeholder="Search what was done, and to which record"
      leftSection={<IconSearch size={15} />}
      dir="auto"
      maxLength={200}
      value={search}
      onChange={(event) => changeHistoryFilter({ search: event.currentTarget.value })}
    />
  );
}
