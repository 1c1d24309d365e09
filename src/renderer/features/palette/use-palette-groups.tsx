/** What the palette offers for the words typed: records that the core finds, pages, views and commands, in groups. */
import type { ReactNode } from 'react';
import { IconCornerDownLeft, IconTable } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useCollections } from '../../api/use-dossier-state.ts';
import { CollectionIcon } from '../../app/collection-icon.tsx';
import { titleOf, type ListedCommand } from '../../app/command-state.ts';
import { runCommand } from '../../app/run-command.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { showPage, showRecord, useUi } from '../../state/ui-store.ts';
import { useNamedViews } from '../views/named-views.ts';
import { showView } from '../views/view-actions.ts';
import {
  bestFirst,
  matchingCommands,
  matchingPages,
  matchingViews,
  type PageMatch,
  type ViewMatch,
} from './palette-matches.ts';

export type Choice = {
  /** Of its own among all choices. */
  id: string;
  icon: ReactNode;
  title: string;
  hint?: string;
  keys?: string | undefined;
  go: () => void;
};

export type Group = { heading: string; choices: Choice[] };

const LIMIT = 20;

/** `settled`: the records are those for these words. Until then those for the words of before are shown. */
export function usePaletteGroups(text: string): { groups: Group[]; settled: boolean } {
  const found = useQuery({
    queryKey: queryKeys.find(text, null, LIMIT),
    queryFn: () => client.records.find({ text, limit: LIMIT }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
  const collections = useCollections();
  const here = useUi(({ page }) => (page?.kind === 'collection' ? page.collection : null));
  const views = matchingViews(useNamedViews(), collections, here, text);
  const records = text === '' ? [] : (found.data ?? []);
  const infoOf = (id: string) => collections.find((collection) => collection.id === id);
  const groups: Group[] = [
    {
      heading: 'Records',
      choices: records.map((record) => recordChoice(record, infoOf(record.collection))),
    },
    { heading: 'Go to', choices: matchingPages(collections, text).map(pageChoice) },
    { heading: 'Views', choices: views.map(viewChoice) },
    { heading: 'Commands', choices: matchingCommands(text).map(commandChoice) },
  ];
  return {
    groups: bestFirst(groups, text),
    settled: text === '' || (!found.isPending && !found.isPlaceholderData),
  };
}

function recordChoice(
  record: FoundRecord,
  collection: { title: string; icon?: string | undefined } | undefined,
): Choice {
  return {
    id: `record ${record.record}`,
    icon: <CollectionIcon icon={collection?.icon} />,
    title: record.title,
    hint: [record.hint, collection?.title].filter(Boolean).join(' · '),
    go: () => showRecord(record),
  };
}

function pageChoice({ title, hint, page, icon }: PageMatch): Choice {
  return {
    id: `page ${page.kind === 'collection' ? page.collection : page.kind}`,
    icon: <CollectionIcon icon={icon} />,
    title,
    hint,
    go: () => showPage(page),
  };
}

function viewChoice({ title, hint, view }: ViewMatch): Choice {
  return {
    id: `view ${view.id}`,
    icon: <IconTable size={16} stroke={1.6} aria-hidden />,
    title,
    hint,
    go: () => void showView(view).catch(showProblem),
  };
}

function commandChoice(command: ListedCommand): Choice {
  return {
    id: `command ${command.id}`,
    icon: <IconCornerDownLeft size={15} stroke={1.6} aria-hidden />,
    title: titleOf(command),
    keys: command.keys,
    go: () => runCommand(command.id),
  };
}
