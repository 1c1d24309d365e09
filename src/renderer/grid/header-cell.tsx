/** A column's header: its name, how it is sorted, whether it is filtered. */
import { useEffect } from 'react';
import { Tooltip } from '@mantine/core';
import {
  IconArrowNarrowDown,
  IconArrowNarrowUp,
  IconFilter,
  IconFilterFilled,
} from '@tabler/icons-react';
import type { CustomHeaderProps } from 'ag-grid-react';
import type { Field } from '#shared/model/field.ts';
import { fieldOf } from '#shared/model/view-content.ts';
import { anchorOf, openOverlay } from '../state/overlay-store.ts';
import { cycleSort, useView } from '../state/view-store.ts';
import classes from './header-cell.module.css';

type HeaderCellProps = CustomHeaderProps & { field: Field; numeric: boolean };

export function HeaderCell({ field, numeric, eGridHeader }: HeaderCellProps) {
  const sort = useView(({ view }) => view?.sort);
  const filtered = useView(
    ({ view }) => view?.filters.some((filter) => fieldOf(filter) === field.id) ?? false,
  );
  const place = sort?.findIndex((entry) => entry.field === field.id) ?? -1;
  const direction = sort?.[place]?.direction;

  useEffect(() => {
    eGridHeader.setAttribute('aria-sort', direction ?? 'none');
    eGridHeader.setAttribute('aria-label', field.title);
  }, [eGridHeader, direction, field.title]);

  const Arrow = direction === 'descending' ? IconArrowNarrowDown : IconArrowNarrowUp;
  const Funnel = filtered ? IconFilterFilled : IconFilter;
  return (
    <div
      className={classes.header}
      data-numeric={numeric || undefined}
      data-filtered={filtered || undefined}
    >
      <Tooltip label={helpOf(field)} disabled={helpOf(field) === ''} position="bottom-start">
        <button
          type="button"
          className={classes.name}
          tabIndex={-1}
          aria-label={`Sort by ${field.title}`}
          onClick={(event) => cycleSort(field.id, event.shiftKey)}
        >
          <span className={classes.title}>{field.title}</span>
          {direction ? (
            <span className={classes.sort}>
              <Arrow size={14} stroke={1.8} aria-hidden />
              {sort && sort.length > 1 ? <span className={classes.place}>{place + 1}</span> : null}
            </span>
          ) : null}
        </button>
      </Tooltip>
      <button
        type="button"
        className={classes.filter}
        tabIndex={-1}
        aria-label={filtered ? `Filter of ${field.title}, active` : `Filter ${field.title}`}
        onClick={(event) =>
          openOverlay({ kind: 'filter', anchor: anchorOf(event.currentTarget), field: field.id })
        }
      >
        <Funnel size={13} stroke={1.7} aria-hidden />
      </button>
    </div>
  );
}

function helpOf({ description, unit }: Field): string {
  return [description, unit ? `Unit: ${unit}.` : ''].filter(Boolean).join(' ');
}
