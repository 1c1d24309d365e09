/** The bar above a collection: what it is, search in it, export, a new record. */
import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import {
  IconDownload,
  IconLayoutSidebarRight,
  IconLayoutSidebarRightFilled,
  IconPlus,
  IconSearch,
  IconX,
} from '@tabler/icons-react';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { usePreferences } from '../../api/use-preferences.ts';
import { runCommand } from '../../app/run-command.ts';
import { Keys } from '../../components/keys/keys.tsx';
import { keysText } from '../../components/keys/keys-text.ts';
import { gridActions } from '../../state/grid-actions.ts';
import { useUi } from '../../state/ui-store.ts';
import { CollectionMenu } from './collection-menu.tsx';
import classes from './collection-bar.module.css';

/** Longer names of one record do not fit on a button. */
const LONGEST = 14;

export function CollectionBar({ collection }: { collection: CollectionInfo }) {
  const { title, singular, description } = collection;
  const readOnly = useReadOnly();
  const { inspectorOpen } = usePreferences().preferences;
  const newWords = singular.length <= LONGEST ? `New ${singular}` : 'New record';
  const Sidebar = inspectorOpen ? IconLayoutSidebarRightFilled : IconLayoutSidebarRight;
  return (
    <header className={classes.bar}>
      <Tooltip label={description} disabled={!description} position="bottom-start">
        <h2 className={classes.title} dir="auto">
          {title}
        </h2>
      </Tooltip>
      <SearchBox collection={collection} />
      <Button
        className={classes.button}
        variant="default"
        leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
        aria-label="Export"
        title={`Export (${keysText('Mod+E')})`}
        onClick={() => runCommand('export.open')}
      >
        <span className={classes.words}>Export</span>
      </Button>
      <Button
        className={classes.button}
        leftSection={<IconPlus size={16} stroke={1.9} aria-hidden />}
        aria-label={newWords}
        title={`New ${singular} (${keysText('Mod+N')})`}
        disabled={readOnly}
        onClick={() => runCommand('record.new')}
      >
        <span className={classes.words}>{newWords}</span>
      </Button>
      <CollectionMenu collection={collection} />
      <ActionIcon
        size={30}
        aria-label="Inspector"
        aria-pressed={inspectorOpen}
        title={`${inspectorOpen ? 'Hide' : 'Show'} the inspector (${keysText('Mod+I')})`}
        onClick={() => runCommand('view.inspector')}
      >
        <Sidebar size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
    </header>
  );
}

function SearchBox({ collection: { id, title } }: { collection: CollectionInfo }) {
  const text = useUi((state) => state.search[id] ?? '');
  const set = (next: string): void =>
    useUi.setState(({ search }) => ({ search: { ...search, [id]: next } }));
  return (
    <TextInput
      className={classes.search}
      type="search"
      role="searchbox"
      aria-label={`Search ${title}`}
      placeholder={`Search ${title.toLowerCase()}`}
      dir="auto"
      spellCheck={false}
      maxLength={1_000}
      value={text}
      leftSection={<IconSearch size={15} stroke={1.7} aria-hidden />}
      rightSectionWidth={text === '' ? 64 : 32}
      rightSection={
        text === '' ? (
          <span className={classes.hint}>
            <Keys quiet keys="Mod+F" />
          </span>
        ) : (
          <ActionIcon size={20} aria-label="Clear the search" onClick={() => set('')}>
            <IconX size={14} stroke={1.8} aria-hidden />
          </ActionIcon>
        )
      }
      onChange={(event) => set(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') set('');
        else if (event.key === 'ArrowDown' || event.key === 'Enter') gridActions.current?.focus();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
