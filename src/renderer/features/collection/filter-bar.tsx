/** The strip above the grid: what is filtered, how to take it away, how many records are left. */
import { useRef } from 'react';
import { Menu } from '@mantine/core';
import { IconColumns, IconFilter, IconX } from '@tabler/icons-react';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Condition } from '#shared/model/filter.ts';
import type { Field } from '#shared/model/field.ts';
import { useImports } from '../../api/use-imports.ts';
import { clearFilters } from '../../app/run-command.ts';
import { anchorOf, openOverlay } from '../../state/overlay-store.ts';
import { openDialog, useUi } from '../../state/ui-store.ts';
import { fieldOf, setFilter, slotOf, useView } from '../../state/view-store.ts';
import { filterWords } from './filter-words.ts';
import classes from './filter-bar.module.css';

const none: Condition[] = [];

export function FilterBar({ collection }: { collection: CollectionInfo }) {
  const filters = useView(({ view }) => view?.filters ?? none);
  const search = useUi((state) => state.search[collection.id] ?? '');
  const count = useUi(({ view }) => (view?.query.collection === collection.id ? view.count : null));
  const narrowed = filters.length > 0 || search.trim() !== '';
  const fields = new Map(collection.fields.map((field) => [field.id, field]));
  return (
    <div className={classes.bar} role="group" aria-label="Filters">
      <AddFilter collection={collection} />
      <ul className={classes.chips} aria-label="Active filters">
        {filters.map((condition) => {
          const field = fields.get(fieldOf(condition) ?? '');
          const slot = slotOf(condition);
          return field ? (
            <Chip key={slot} field={field} condition={condition} />
          ) : (
            <PlainChip key={slot} condition={condition} />
          );
        })}
      </ul>
      {narrowed ? (
        <button type="button" className={classes.quiet} onClick={clearFilters}>
          Clear all
        </button>
      ) : null}
      <span className={classes.gap} />
      <span className={classes.count} aria-live="polite">
        {count === null ? '' : narrowed ? `${count} of ${collection.count}` : collection.count}
      </span>
      <button type="button" className={classes.quiet} onClick={() => openDialog('columns')}>
        <IconColumns size={15} stroke={1.6} aria-hidden />
        Columns
      </button>
    </div>
  );
}

function Chip({ field, condition }: { field: Field; condition: Condition }) {
  const chip = useRef<HTMLLIElement>(null);
  const words = filterWords(condition, field);
  return (
    <li ref={chip} className={classes.chip}>
      <button
        type="button"
        className={classes.change}
        title={`${field.title}: ${words}`}
        aria-label={`Change the filter ${field.title}: ${words}`}
        onClick={() => {
          if (!chip.current) return;
          openOverlay({ kind: 'filter', anchor: anchorOf(chip.current), field: field.id });
        }}
      >
        <span className={classes.field}>{field.title}</span> <bdi>{words}</bdi>
      </button>
      <button
        type="button"
        className={classes.remove}
        aria-label={`Remove the filter on ${field.title}`}
        onClick={() => setFilter(field.id, null)}
      >
        <IconX size={12} stroke={2} aria-hidden />
      </button>
    </li>
  );
}

/** On the record as a whole. Whether it is gone from its dataset can be turned round. */
function PlainChip({ condition }: { condition: Condition }) {
  const words = filterWords(condition, undefined);
  const text = <bdi className={classes.plain}>{words}</bdi>;
  return (
    <li className={classes.chip}>
      {condition.op === 'gone' ? (
        <button
          type="button"
          className={classes.change}
          aria-label={`Turn the filter round: ${words}`}
          onClick={() => setFilter('gone', { op: 'gone', gone: !condition.gone })}
        >
          {text}
        </button>
      ) : (
        <span className={classes.change}>{text}</span>
      )}
      <button
        type="button"
        className={classes.remove}
        aria-label={`Remove the filter ${words}`}
        onClick={() => setFilter(slotOf(condition), null)}
      >
        <IconX size={12} stroke={2} aria-hidden />
      </button>
    </li>
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
        {isPartlyGone ? (
          <>
            <Menu.Item onClick={() => setFilter('gone', { op: 'gone', gone: true })}>
              Gone from the dataset
            </Menu.Item>
            <Menu.Divider />
          </>
        ) : null}
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
