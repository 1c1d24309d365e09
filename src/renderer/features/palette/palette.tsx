/** Ctrl+K: finds records of all collections, pages, views and commands, and goes there. The core does the finding. */
import { useDeferredValue, useState } from 'react';
import { Modal } from '@mantine/core';
import { Command } from 'cmdk';
import { IconCornerDownLeft, IconSearch, IconTable } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useOpenDossier } from '../../api/use-dossier-state.ts';
import { CollectionIcon } from '../../app/collection-icon.tsx';
import { titleOf } from '../../app/command-state.ts';
import { runCommand } from '../../app/run-command.ts';
import { Keys } from '../../components/keys/keys.tsx';
import { showProblem } from '../../components/toast/toast-store.ts';
import { openDialog, showPage, showRecord, useUi } from '../../state/ui-store.ts';
import { useNamedViews } from '../views/named-views.ts';
import { showView } from '../views/view-actions.ts';
import { matchingCommands, matchingPages, matchingViews } from './palette-matches.ts';
import classes from './palette.module.css';

const LIMIT = 20;
const close = (): void => openDialog(null);

export function Palette() {
  const dossier = useOpenDossier();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState('');
  const text = useDeferredValue(words.trim());
  const found = useQuery({
    queryKey: queryKeys.find(text, null, LIMIT),
    queryFn: () => client.records.find({ text, limit: LIMIT }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
  const records = text === '' ? [] : (found.data ?? []);
  const collections = dossier?.collections ?? [];
  const pages = matchingPages(collections, text);
  const commands = matchingCommands(text);
  const here = useUi(({ page }) => (page?.kind === 'collection' ? page.collection : null));
  const views = matchingViews(useNamedViews(), collections, here, text);

  // Who types the word wants one of them.
  const viewsFirst = /^view\b/i.test(text);
  const viewValues = views.map(({ view }) => `view ${view.id}`);
  const values = [
    ...(viewsFirst ? viewValues : []),
    ...records.map(({ record }) => `record ${record}`),
    ...pages.map(({ title }) => `page ${title}`),
    ...(viewsFirst ? [] : viewValues),
    ...commands.map(({ id }) => `command ${id}`),
  ];

  function go(then: () => void): void {
    close();
    then();
  }

  const viewGroup = (
    <Group heading="Views" shown={views.length > 0}>
      {views.map(({ title, hint, view }) => (
        <Command.Item
          key={view.id}
          value={`view ${view.id}`}
          className={classes.item}
          onSelect={() => go(() => void showView(view).catch(showProblem))}
        >
          <IconTable size={16} stroke={1.6} aria-hidden />
          <bdi className={classes.title}>{title}</bdi>
          <span className={classes.hint}>{hint}</span>
        </Command.Item>
      ))}
    </Group>
  );
  return (
    <Modal.Root opened centered={false} yOffset="11vh" size={620} onClose={close}>
      <Modal.Overlay />
      <Modal.Content aria-label="Find anything">
        <Command
          value={values.includes(chosen) ? chosen : (values[0] ?? '')}
          onValueChange={setChosen}
          shouldFilter={false}
          loop
          label="Find anything"
          className={classes.palette}
        >
          <div className={classes.head}>
            <IconSearch size={17} stroke={1.6} aria-hidden />
            <Command.Input
              data-autofocus
              className={classes.input}
              placeholder="Find a record, a page or a command"
              dir="auto"
              value={words}
              onValueChange={setWords}
            />
            <Keys quiet keys="Escape" />
          </div>
          <Command.List className={classes.list} label="Found">
            <Command.Empty className={classes.empty}>
              {found.isFetching ? 'Looking…' : 'Nothing found. Fewer or other words may help.'}
            </Command.Empty>
            {viewsFirst ? viewGroup : null}
            <Group heading="Records" shown={records.length > 0}>
              {records.map((record) => (
                <RecordItem
                  key={record.record}
                  record={record}
                  collection={collections.find(({ id }) => id === record.collection)}
                  onGo={() => go(() => showRecord(record))}
                />
              ))}
            </Group>
            <Group heading="Go to" shown={pages.length > 0}>
              {pages.map(({ title, hint, page, icon }) => (
                <Command.Item
                  key={title}
                  value={`page ${title}`}
                  className={classes.item}
                  onSelect={() => go(() => showPage(page))}
                >
                  <CollectionIcon icon={icon} />
                  <span className={classes.title}>{title}</span>
                  <span className={classes.hint}>{hint}</span>
                </Command.Item>
              ))}
            </Group>
            {viewsFirst ? null : viewGroup}
            <Group heading="Commands" shown={commands.length > 0}>
              {commands.map((command) => (
                <Command.Item
                  key={command.id}
                  value={`command ${command.id}`}
                  className={classes.item}
                  onSelect={() => go(() => runCommand(command.id))}
                >
                  <IconCornerDownLeft size={15} stroke={1.6} aria-hidden />
                  <bdi className={classes.title}>{titleOf(command)}</bdi>
                  {command.keys ? <Keys quiet keys={command.keys} /> : null}
                </Command.Item>
              ))}
            </Group>
          </Command.List>
        </Command>
      </Modal.Content>
    </Modal.Root>
  );
}

type GroupProps = { heading: string; shown: boolean; children: React.ReactNode };

function Group({ heading, shown, children }: GroupProps) {
  if (!shown) return null;
  return (
    <Command.Group heading={heading} className={classes.group}>
      {children}
    </Command.Group>
  );
}

type RecordItemProps = {
  record: FoundRecord;
  collection: { title: string; icon?: string | undefined } | undefined;
  onGo: () => void;
};

function RecordItem({ record, collection, onGo }: RecordItemProps) {
  return (
    <Command.Item value={`record ${record.record}`} className={classes.item} onSelect={onGo}>
      <CollectionIcon icon={collection?.icon} />
      <bdi className={classes.title}>{record.title}</bdi>
      <bdi className={classes.hint}>
        {[record.hint, collection?.title].filter(Boolean).join(' · ')}
      </bdi>
    </Command.Item>
  );
}
