/** A new source, or one that the dossier has, found by typing. */
import { useState } from 'react';
import { SegmentedControl, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { SOURCES } from '#shared/model/claim.ts';
import type { ImportSource } from '#shared/contract/imports-api.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useCollection } from '../../api/use-dossier-state.ts';
import { useImport } from './import-store.ts';
import classes from './purpose-step.module.css';

const LIMIT = 30;
const PAUSE = 120;

type SourceChoiceProps = {
  source: ImportSource;
  /** A later release is a claim of the same source as the one before. */
  isFixed: boolean;
  onChange: (source: ImportSource) => void;
};

export function SourceChoice({ source, isFixed, onChange }: SourceChoiceProps) {
  const sources = useCollection(SOURCES);
  const proposed = useImport((state) => state.proposal?.target.source);
  const fileName = useImport((state) => state.draft?.fileName ?? '');
  const known = source.kind === 'known' ? source.record : null;
  if (isFixed) return <FixedSource record={known ?? ''} />;
  if (!sources) return null;

  function choose(kind: string): void {
    if (kind === 'new') onChange(proposed?.kind === 'new' ? proposed : newSource(fileName));
    else onChange({ kind: 'known', record: proposed?.kind === 'known' ? proposed.record : '' });
  }

  return (
    <div className={classes.sourceChoice}>
      <SegmentedControl
        aria-label="Source"
        value={source.kind}
        data={[
          { value: 'new', label: 'A new source' },
          { value: 'known', label: 'One of the dossier’s' },
        ]}
        onChange={choose}
      />
      {known === null ? null : (
        <KnownSource record={known} onChange={(record) => onChange({ kind: 'known', record })} />
      )}
    </div>
  );
}

/** Unlike any other: two files may have one name. */
const newSource = (title: string): ImportSource => ({
  kind: 'new',
  id: `source-${crypto.randomUUID().slice(0, 13)}`,
  title,
  publisher: '',
  url: '',
  licence: '',
  citation: '',
});

function KnownSource({ record, onChange }: { record: string; onChange: (record: string) => void }) {
  const [words, setWords] = useState('');
  const [text] = useDebouncedValue(words.trim(), PAUSE);
  const found = useQuery({
    queryKey: queryKeys.find(text, SOURCES, LIMIT),
    queryFn: () => client.records.find({ text, collection: SOURCES, limit: LIMIT }),
    placeholderData: keepPreviousData,
  });
  const title = useTitle(record);
  const options = (found.data ?? []).map((one) => ({ value: one.record, label: one.title }));
  const isListed = record === '' || options.some(({ value }) => value === record);
  return (
    <Select
      label="Source of the dossier"
      placeholder="Type words of its title"
      searchable
      allowDeselect={false}
      filter={({ options: all }) => all}
      nothingFoundMessage="No source has these words."
      data={isListed ? options : [{ value: record, label: title }, ...options]}
      value={record === '' ? null : record}
      onSearchChange={(typed) => setWords(typed === title ? '' : typed)}
      onChange={(value) => {
        if (value !== null) onChange(value);
      }}
    />
  );
}

function FixedSource({ record }: { record: string }) {
  const title = useTitle(record);
  return (
    <p className={classes.fixed}>
      <bdi>{title}</bdi>, as of the release before.
    </p>
  );
}

/** Its id until the title is known. */
function useTitle(record: string): string {
  const { data } = useQuery({
    queryKey: queryKeys.titles([record]),
    queryFn: () => client.records.titles({ ids: [record] }),
    enabled: record !== '',
  });
  return data?.find((one) => one.record === record)?.title ?? record;
}
