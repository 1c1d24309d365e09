/** What was done to a record, or to one of its fields: old and new values, when, and from where. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import type { Field } from '#shared/model/field.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { When } from '../../components/when/when.tsx';
import { ChangedValue } from './changed-value.tsx';
import { recordEntries, type RecordEntry } from './record-entries.ts';
import { originWords } from './step-words.ts';
import classes from './record-history.module.css';

const FIRST = 50;
const MORE = 200;
const MOST = 1_000;

type RecordHistoryProps = {
  target: RecordRef;
  /** null: of the whole record. */
  field: string | null;
  fields: readonly Field[];
  /** The user made the record: no source says anything beneath. */
  ownRecord: boolean;
  /** Whose history it is: "this event". */
  label: string;
  /** Said where nothing was done. */
  nothing: string;
};

export function RecordHistory(props: RecordHistoryProps) {
  const { target, field, fields, label, nothing } = props;
  const [limit, setLimit] = useState(FIRST);
  const { data, error, isFetching } = useQuery({
    queryKey: queryKeys.recordHistory(target, field, limit),
    queryFn: () => client.history.ofRecord({ ...target, field, limit }),
    placeholderData: keepPreviousData,
  });
  if (error) {
    return (
      <p className={classes.problem} role="alert" dir="auto">
        {messageOf(error)}
      </p>
    );
  }
  if (!data) return <div className={classes.waiting} role="status" aria-label="Reading" />;
  if (data.changes.length === 0) return <p className={classes.nothing}>{nothing}</p>;
  const titles = new Map(fields.map(({ id, title }) => [id, title]));
  const more = data.more && limit < MOST;
  return (
    <>
      <ol className={classes.entries} aria-label={`History of ${label}`}>
        {recordEntries(data.changes).map((entry) => (
          <Entry
            key={entry.seq}
            entry={entry}
            titles={titles}
            withTitle={field === null}
            none={props.ownRecord ? 'no value' : 'what the sources say'}
          />
        ))}
      </ol>
      {more ? (
        <Button
          size="compact-xs"
          variant="default"
          loading={isFetching}
          onClick={() => setLimit(Math.min(MOST, limit + MORE))}
        >
          Show earlier changes
        </Button>
      ) : null}
    </>
  );
}

type EntryProps = {
  entry: RecordEntry;
  titles: ReadonlyMap<string, string>;
  withTitle: boolean;
  /** Words for that the user had no value there. */
  none: string;
};

function Entry({ entry, titles, withTitle, none }: EntryProps) {
  const { changes } = entry;
  const only = changes.length === 1 ? changes[0] : undefined;
  const titleOf = (id: string): string => titles.get(id) ?? id;
  return (
    <li className={classes.entry} data-origin={entry.origin}>
      <p className={classes.head}>
        {withTitle ? (
          <span className={classes.what} dir="auto">
            {only ? titleOf(only.field) : entry.label}
          </span>
        ) : null}
        <span className={classes.when}>
          <When instant={entry.at} /> · {originWords[entry.origin]}
        </span>
      </p>
      {changes.map(({ field, before, after }) => (
        <div key={field} className={classes.change}>
          {only ? null : <span className={classes.field}>{titleOf(field)}</span>}
          <ChangedValue before={before} after={after} none={none} />
        </div>
      ))}
    </li>
  );
}
