/** What record this is, where it stands in the grid, and what can be done with it as a whole. */
import { ActionIcon, Badge, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowsRightLeft,
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconFilePlus,
  IconHash,
  IconLink,
  IconNote,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { RecordDetail } from '#shared/contract/records-api.ts';
import { SOURCES } from '#shared/model/claim.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { runCommand } from '../../app/run-command.ts';
import { wikiLink } from '#shared/text/wiki-links.ts';
import { showProblem, showToast } from '../../components/toast/toast-store.ts';
import { useUi } from '../../state/ui-store.ts';
import { addDocument } from '../documents/add-document.ts';
import { trashRecords } from '../collection/record-changes.ts';
import classes from './inspector.module.css';

type RecordHeaderProps = {
  record: RecordDetail;
  collection: CollectionInfo;
  onNewNote: () => void;
};

export function RecordHeader({ record, collection, onNewNote }: RecordHeaderProps) {
  const edited = !record.own && record.fields.some((field) => field.own);
  return (
    <header className={classes.header}>
      <div className={classes.headLine}>
        <p className={classes.kind}>
          {collection.singular}
          <Place record={record} />
        </p>
        {record.own ? <Badge>Yours</Badge> : null}
        {edited ? <Badge>Edited</Badge> : null}
        <StepButtons />
        <RecordMenu record={record} collection={collection} onNewNote={onNewNote} />
      </div>
      <h2 className={classes.title}>
        <bdi>{record.title === '' ? `Untitled ${collection.singular}` : record.title}</bdi>
      </h2>
      {record.goneFrom === undefined ? null : (
        <p className={classes.gone}>
          Not in <bdi>{record.goneFrom}</bdi>. Kept, because it was there before.
        </p>
      )}
      {record.trashed ? <TrashedBanner record={record} /> : null}
    </header>
  );
}

/** " · 12 of 143", where the record is in what the grid shows. */
function Place({ record }: { record: RecordDetail }) {
  const view = useUi((state) => state.view);
  const here = view?.query.collection === record.collection ? view : null;
  const { data } = useQuery({
    queryKey: [...queryKeys.records(record.collection), 'position', here?.result, record.id],
    queryFn: () => client.records.position({ result: here!.result, record: record.id }),
    enabled: here !== null,
  });
  if (!here || typeof data?.position !== 'number') return null;
  return (
    <span className={classes.place}>
      {' · '}
      {(data.position + 1).toLocaleString('en')} of {here.count.toLocaleString('en')}
    </span>
  );
}

function StepButtons() {
  return (
    <ActionIcon.Group>
      <Tooltip label="Previous record (Alt+↑)">
        <ActionIcon
          variant="default"
          size="sm"
          aria-label="Previous record"
          aria-keyshortcuts="Alt+ArrowUp"
          onClick={() => runCommand('record.previous')}
        >
          <IconChevronUp size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Next record (Alt+↓)">
        <ActionIcon
          variant="default"
          size="sm"
          aria-label="Next record"
          aria-keyshortcuts="Alt+ArrowDown"
          onClick={() => runCommand('record.next')}
        >
          <IconChevronDown size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </ActionIcon.Group>
  );
}

function RecordMenu({ record, collection, onNewNote }: RecordHeaderProps) {
  const readOnly = useReadOnly();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon size="sm" aria-label={`More about this ${collection.singular}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconNote size={15} />} disabled={readOnly} onClick={onNewNote}>
          New note
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowsRightLeft size={15} />}
          disabled={readOnly || record.trashed}
          onClick={() => runCommand('link.new')}
        >
          Link to another record…
        </Menu.Item>
        {collection.id === SOURCES ? (
          <Menu.Item
            leftSection={<IconFilePlus size={15} />}
            disabled={readOnly || record.trashed}
            onClick={() => void addDocument(record.id).catch(showProblem)}
          >
            Add a document…
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={<IconHash size={15} />}
          onClick={() => void copy(record.id, 'Id copied.')}
        >
          Copy id
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLink size={15} />}
          onClick={() => void copy(wikiLink(record.id, record.title), 'Link for notes copied.')}
        >
          Copy link for notes
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconTrash size={15} />}
          disabled={readOnly || record.trashed}
          onClick={() => void trashRecords(record.collection, [record.id]).catch(showProblem)}
        >
          Move to trash
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function TrashedBanner({ record }: { record: RecordDetail }) {
  const readOnly = useReadOnly();
  async function restore(): Promise<void> {
    await client.trash.restore({ items: [{ kind: 'record', id: record.id }] });
  }
  return (
    <p className={classes.trashed} role="status">
      <span>In the trash.</span>
      <Button
        size="compact-xs"
        variant="default"
        disabled={readOnly}
        onClick={() => void restore().catch(showProblem)}
      >
        Restore
      </Button>
    </p>
  );
}

async function copy(text: string, message: string): Promise<void> {
  try {
    await client.shell.copyText({ text });
    showToast({ message });
  } catch (error) {
    showProblem(error);
  }
}
