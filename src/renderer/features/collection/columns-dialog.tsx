/** Which columns are shown and in which order. Every step by keyboard too. */
import { useRef, useState } from 'react';
import { ActionIcon, Button, Checkbox, Group, Modal, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconPin, IconPinFilled } from '@tabler/icons-react';
import type { Field } from '#shared/model/field.ts';
import type { ViewColumn } from '#shared/model/view.ts';
import { useCollection } from '../../api/use-dossier-state.ts';
import { runCommand } from '../../app/run-command.ts';
import { openDialog } from '../../state/ui-store.ts';
import { changeView, moveColumn, setHidden, setPinned, useView } from '../../state/view-store.ts';
import classes from './columns-dialog.module.css';

const close = (): void => openDialog(null);

export function ColumnsDialog() {
  const view = useView((state) => state.view);
  const collection = useCollection(view?.collection);
  const [words, setWords] = useState('');
  if (!view || !collection) return null;
  const fields = new Map(collection.fields.map((field) => [field.id, field]));
  const wanted = words.trim().toLowerCase();
  const rows = view.columns.flatMap((column, index) => {
    const field = fields.get(column.field);
    return field?.title.toLowerCase().includes(wanted) ? [{ column, field, index }] : [];
  });
  const showAll = (hidden: boolean): void =>
    changeView({
      columns: view.columns.map(({ hidden: _, ...column }) =>
        hidden && column.field !== collection.titleField ? { ...column, hidden } : column,
      ),
    });
  return (
    <Modal opened onClose={close} title={`Columns of ${collection.title}`} size={460}>
      <TextInput
        data-autofocus
        aria-label="Search columns"
        placeholder="Search columns"
        spellCheck={false}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <ul className={classes.list} aria-label="Columns">
        {rows.map(({ column, field, index }) => (
          <ColumnRow
            key={field.id}
            field={field}
            column={column}
            first={index === 0}
            last={index === view.columns.length - 1}
          />
        ))}
        {rows.length === 0 ? <li className={classes.none}>No such column</li> : null}
      </ul>
      <Group justify="space-between" mt="md">
        <Group gap="xs">
          <Button variant="default" onClick={() => showAll(false)}>
            Show all
          </Button>
          <Button variant="default" onClick={() => showAll(true)}>
            Hide all but the title
          </Button>
        </Group>
        <Group gap="xs">
          <Button variant="default" onClick={() => runCommand('view.reset')}>
            Reset
          </Button>
          <Button onClick={close}>Done</Button>
        </Group>
      </Group>
    </Modal>
  );
}

type ColumnRowProps = { field: Field; column: ViewColumn; first: boolean; last: boolean };

function ColumnRow({ field, column, first, last }: ColumnRowProps) {
  const { id, title } = field;
  const pinned = column.pinned !== undefined;
  const row = useRef<HTMLLIElement>(null);
  const Pin = pinned ? IconPinFilled : IconPin;

  function move(by: -1 | 1): void {
    moveColumn(id, by);
    requestAnimationFrame(() => row.current?.scrollIntoView({ block: 'nearest' }));
  }

  return (
    <li ref={row} className={classes.row}>
      <Checkbox
        className={classes.name}
        label={title}
        checked={!column.hidden}
        onChange={(event) => setHidden(id, !event.currentTarget.checked)}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          move(event.key === 'ArrowUp' ? -1 : 1);
        }}
      />
      <ActionIcon
        size={24}
        aria-label={`Pin ${title} to the left`}
        aria-pressed={pinned}
        title={pinned ? 'Do not pin' : 'Pin to the left'}
        onClick={() => setPinned(id, pinned ? null : 'left')}
      >
        <Pin size={14} stroke={1.6} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={`Move ${title} up`}
        title="Up (Alt+↑)"
        disabled={first}
        onClick={() => move(-1)}
      >
        <IconChevronUp size={15} stroke={1.7} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={`Move ${title} down`}
        title="Down (Alt+↓)"
        disabled={last}
        onClick={() => move(1)}
      >
        <IconChevronDown size={15} stroke={1.7} aria-hidden />
      </ActionIcon>
    </li>
  );
}
