/** The strip above the grid: what is filtered, how to take it away, how many records are left. */
import { useRef } from 'react';
import { Menu } from '@mantine/core';
import { IconColumns, IconFilter } from '@tabler/icons-react';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Condition } from '#shared/model/filter.ts';
import { fieldOf } from '#shared/model/view-content.ts';
import { useImports } from '../../api/use-imports.ts';
import { clearFilters } from '../../app/run-command.ts';
import { anchorOf, openOverlay } from '../../state/overlay-store.ts';
import { useLens } from '../../state/lens-store.ts';
import { openDialog, useUi } from '../../state/ui-store.ts';
import { setFilter, slotOf, useView } from '../../state/view-store.ts';
import { ViewMenu } from '../views/view-menu.tsx';
import { FilterChip } from './filter-chip.tsx';
import { LensControl } from './lens-control.tsx';
import classes from './filter-bar.module.css';

const none: Condition[] = [];

export function FilterBar({ collection }: { collection: CollectionInfo }) {
  const filters = useView(({ view }) => view?.filters ?? none);
  const search = useUi((state) => state.search[collection.id] ?? '');
  const count = useUi(({ view }) => (view?.query.collection === collection.id ? view.count : null));
  const seen = useLens((state) => state.source !== null);
  const narrowed = filters.length > 0 || search.trim() !== '';
  const fields = new Map(collection.fields.map((field) => [field.id, field]));
  return (
    <div className={classes.bar} role="group" aria-label="Filters">
      <AddFilter collection={collection} />
      <ul className={classes.chips} aria-label="Active filters">
        {filters.map((condition) => {
          const field = fieldOf(condition);
          if (field !== null && !fields.has(field)) return null;
          return (
            <FilterChip
              key={slotOf(condition)}
              field={fields.get(field ?? '')}
              condition={condition}
            />
          );
        })}
      </ul>
      {narrowed ? (
        <button type="button" className={classes.quiet} onClick={clearFilters}>
          Clear all
        </button>
      ) : null}
      <span className={classes.gap} />
      <LensControl />
      <span className={classes.count} aria-live="polite">
        {count === null
          ? ''
          : narrowed || seen
            ? `${count.toLocaleString('en')} of ${collection.count.toLocaleString('en')}`
            : collection.count.toLocaleString('en')}
      </span>
      <ViewMenu collection={collection} />
      <button type="button" className={classes.quiet} onClick={() => openDialog('columns')}>
        <IconColumns size={15} stroke={1.6} aria-hidden />
        Columns
      </button>
    </div>
  );
}

function AddFilter({ collection }: { collection: CollectionInfo }) {
  const button = useRef<HTMLButtonElement>(null);
  const isPartlyGone = useImports().some((one) => one.collection === collection.id && one.gone > 0);
  return (
    <Menu position="bottom-start" returnFocus={false} width={220}>
      <Menu.Target>
        <button ref={button} type="button" className={classes.quiet}>
          <IconFilter size={15} stroke={1.6} aria-hidden />
          Filter
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.fields}>
        <Menu.Item
          onClick={() => {
            if (button.current) openOverlay({ kind: 'said', anchor: anchorOf(button.current) });
          }}
        >
          What is said, and by whom…
        </Menu.Item>
        {isPartlyGone ? (
          <Menu.Item onClick={() => setFilter('gone', { op: 'gone', gone: true })}>
            Gone from the dataset
          </Menu.Item>
        ) : null}
        <Menu.Divider />
        {collection.fields.map((field) => (
          <Menu.Item
            key={field.id}
            onClick={() => {
              if (!button.current) return;
              openOverlay({ kind: 'filter', anchor: anchorOf(button.current), field: field.id });
            }}
          >
            {field.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
