/** One record: header, and below it its fields, its notes, its links, or its history. */
import { useEffect, useState } from 'react';
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { RecordDetail } from '#shared/contract/records-api.ts';
import { SOURCES } from '#shared/model/claim.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useUi } from '../../state/ui-store.ts';
import { SourceDocuments } from '../documents/source-documents.tsx';
import { RecordHistory } from '../history/record-history.tsx';
import { RecordLinks } from '../links/record-links.tsx';
import { useLinks, useNewLink } from '../links/use-links.ts';
import { NoteList } from '../notes/note-list.tsx';
import { notesOn } from '../notes/notes-query.ts';
import { FieldList } from './field-list.tsx';
import { RecordHeader } from './record-header.tsx';
import classes from './inspector.module.css';

type RecordPanelProps = {
  record: RecordDetail;
  collection: CollectionInfo;
  /** Another record was chosen and is on its way. */
  stale: boolean;
};

/** The tab outlives the record, so that notes can be read one record after the other. */
let lastTab = 'fields';

export function RecordPanel({ record, collection, stale }: RecordPanelProps) {
  const ref = { collection: record.collection, record: record.id };
  const [tab, setTab] = useState(lastTab);
  const [writing, setWriting] = useState(false);
  const [noteField, setNoteField] = useState<string | null>(null);
  const query = notesOn({ kind: 'record', ...ref });
  const notes = useQuery({
    queryKey: queryKeys.noteList(query),
    queryFn: () => client.notes.list(query),
  });
  const links = useLinks(ref);
  const newLink = useNewLink((state) => state.record);
  const newNote = useUi((state) => state.newNote);
  const focusField = useUi((state) => state.focusField);

  function show(next: string): void {
    lastTab = next;
    setTab(next);
    // What was being written is saved by then; coming back shows it as a note.
    if (next === 'notes') setNoteField(null);
    else setWriting(false);
  }

  useEffect(() => {
    if (!newNote || !('record' in newNote) || newNote.record !== record.id) return;
    show(newNote.kind === 'field' ? 'fields' : 'notes');
    if (newNote.kind === 'field') setNoteField(newNote.field);
    else setWriting(true);
    useUi.setState({ newNote: null });
  }, [newNote, record.id]);

  useEffect(() => {
    if (newLink?.record === record.id) show('links');
  }, [newLink, record.id]);

  useEffect(() => {
    if (focusField !== null && !stale) show('fields');
  }, [focusField, stale]);

  return (
    <div className={classes.panel} aria-busy={stale} data-record={record.id}>
      <RecordHeader
        record={record}
        collection={collection}
        onNewNote={() => {
          show('notes');
          setWriting(true);
        }}
      />
      <Tabs
        value={tab}
        onChange={(next) => show(next ?? 'fields')}
        keepMounted={false}
        classNames={{
          root: classes.tabs,
          list: classes.tabList,
          tab: classes.tab,
          panel: classes.body,
        }}
      >
        <Tabs.List>
          <Tabs.Tab value="fields">Fields</Tabs.Tab>
          <Tabs.Tab value="notes">
            Notes <span className={classes.count}>{notes.data?.notes.length ?? ''}</span>
          </Tabs.Tab>
          <Tabs.Tab value="links">
            Links <span className={classes.count}>{links.data?.length ?? ''}</span>
          </Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="fields">
          {record.collection === SOURCES ? <SourceDocuments source={record.id} /> : null}
          <FieldList
            record={record}
            collection={collection}
            noteField={noteField}
            onNoteField={setNoteField}
          />
        </Tabs.Panel>
        <Tabs.Panel value="notes">
          <div className={classes.notes}>
            {notes.data?.notes.length === 0 && !writing ? (
              <p className={classes.hint}>
                No notes on this {collection.singular} yet. A note can be on the whole record or on
                one of its fields.
              </p>
            ) : null}
            <NoteList
              target={{ kind: 'record', ...ref }}
              targetWords={`this ${collection.singular}`}
              writing={writing}
              onWriting={setWriting}
            />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <div className={classes.notes}>
            <RecordHistory
              target={ref}
              field={null}
              fields={collection.fields}
              ownRecord={record.own}
              label={`this ${collection.singular}`}
              nothing={`Nothing was done to this ${collection.singular} yet.`}
            />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="links">
          <RecordLinks record={record} collection={collection} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
