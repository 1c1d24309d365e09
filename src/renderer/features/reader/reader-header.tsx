/** What is open in the reader, and what can be done with it as a whole. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconHighlight,
  IconList,
  IconSearch,
  IconTextDecrease,
  IconTextIncrease,
  IconX,
  IconChevronDown,
} from '@tabler/icons-react';
import type { DocumentView } from '#shared/contract/documents-api.ts';
import { defaultReader } from '#shared/contract/preferences-api.ts';
import { SOURCES } from '#shared/model/claim.ts';
import { savePreferences, usePreferences } from '../../api/use-preferences.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import {
  closeReader,
  openDocument,
  readerActions,
  showSide,
  useReader,
  type ReaderSide,
} from '../../state/reader-store.ts';
import { goBack, markTrail } from '../../state/trail.ts';
import { showRecord } from '../../state/ui-store.ts';
import classes from './reader.module.css';

type ReaderHeaderProps = { info: DocumentView | undefined; documents: readonly DocumentView[] };

export function ReaderHeader({ info, documents }: ReaderHeaderProps) {
  const side = useReader((state) => state.side);
  const toggle = (which: ReaderSide) => () => showSide(side === which ? null : which);
  return (
    <header className={classes.header}>
      <div className={classes.names}>
        <h2 className={classes.title}>
          {info ? (
            <button
              type="button"
              className={classes.source}
              title="Show the source"
              onClick={() => {
                markTrail();
                showRecord({ collection: SOURCES, record: info.source });
              }}
            >
              <bdi>{info.sourceTitle}</bdi>
            </button>
          ) : (
            'A document'
          )}
        </h2>
        {info ? <FileName info={info} documents={documents} /> : null}
      </div>
      <div className={classes.tools} role="toolbar" aria-label="Document">
        <Tool label="Search (/)" onClick={() => readerActions.current?.search()}>
          <IconSearch size={16} aria-hidden />
        </Tool>
        <Tool label="Contents" pressed={side === 'contents'} onClick={toggle('contents')}>
          <IconList size={16} aria-hidden />
        </Tool>
        <Tool label="Passages" pressed={side === 'passages'} onClick={toggle('passages')}>
          <IconHighlight size={16} aria-hidden />
        </Tool>
        <LetterSize />
        <Tool label="Back to where you were (Alt+←)" onClick={() => void goBack()}>
          <IconArrowBackUp size={16} aria-hidden />
        </Tool>
        <Tool label="Close the document (F8)" onClick={closeReader}>
          <IconX size={16} aria-hidden />
        </Tool>
      </div>
    </header>
  );
}

type ToolProps = {
  label: string;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
  children: React.ReactNode;
};

function Tool({ label, pressed, disabled, onClick, children }: ToolProps) {
  const name = label.replace(/ \(.*\)$/u, '');
  return (
    <Tooltip label={label}>
      <ActionIcon
        size="sm"
        aria-label={name}
        aria-pressed={pressed}
        data-pressed={pressed || undefined}
        className={classes.tool}
        disabled={disabled ?? false}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

const SMALLEST = 12;
const LARGEST = 28;

function LetterSize() {
  const reader = usePreferences().preferences.reader ?? defaultReader;
  const set = (letters: number) => () =>
    void savePreferences({ reader: { ...reader, letters } }).catch(showProblem);
  const { letters } = reader;
  return (
    <>
      <Tool label="Smaller letters" disabled={letters <= SMALLEST} onClick={set(letters - 1)}>
        <IconTextDecrease size={16} aria-hidden />
      </Tool>
      <Tool label="Larger letters" disabled={letters >= LARGEST} onClick={set(letters + 1)}>
        <IconTextIncrease size={16} aria-hidden />
      </Tool>
    </>
  );
}

/** Where a source has several documents, one can change over to another. */
function FileName({ info, documents }: { info: DocumentView; documents: readonly DocumentView[] }) {
  const others = documents.filter(({ source }) => source === info.source);
  if (others.length < 2)
    return (
      <p className={classes.file} title={info.name}>
        <bdi>{info.name}</bdi>
      </p>
    );
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.file} title={info.name}>
          <bdi>{info.name}</bdi>
          <span> · one of {others.length}</span>
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map(({ id, name, addedAt }) => (
          <Menu.Item key={id} disabled={id === info.id} onClick={() => openDocument(id)}>
            <bdi>{name}</bdi> <small>added {addedAt.slice(0, 10)}</small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
