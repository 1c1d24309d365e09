/** The dataset, its release, the source whose claims these become, and the collection where the import makes one. */
import { Textarea, TextInput } from '@mantine/core';
import type { ImportProposal, ImportSource } from '#shared/contract/imports-api.ts';
import { setEdit, useImport } from './import-store.ts';
import { Recognised } from './recognised.tsx';
import { SourceChoice } from './source-choice.tsx';
import type { TargetEdit } from './target-edit.ts';
import classes from './purpose-step.module.css';

type SourceFormProps = { edit: TargetEdit; proposal: ImportProposal };

export function SourceForm({ edit, proposal }: SourceFormProps) {
  const draft = useImport((state) => state.draft);
  const { source, known, replaces } = edit;
  return (
    <div className={classes.form}>
      {draft ? <Recognised draft={draft} proposal={proposal} /> : null}
      {known ? null : <NewCollection edit={edit} />}
      <fieldset className={classes.part}>
        <legend>Dataset</legend>
        <div className={classes.pair}>
          <TextInput
            label="Name"
            dir="auto"
            maxLength={200}
            value={edit.dataset}
            onChange={({ currentTarget: { value } }) =>
              setEdit((before) => ({ ...before, dataset: value }))
            }
          />
          <TextInput
            label="Version or date of the release"
            maxLength={100}
            value={edit.version}
            onChange={({ currentTarget: { value } }) =>
              setEdit((before) => ({ ...before, version: value }))
            }
          />
        </div>
      </fieldset>
      <fieldset className={classes.part}>
        <legend>Source</legend>
        <p className={classes.help}>What every value of this file is a claim of.</p>
        <SourceChoice source={source} isFixed={replaces !== null} onChange={setSource} />
        {source.kind === 'new' ? <NewSource source={source} onChange={setSource} /> : null}
      </fieldset>
    </div>
  );
}

const setSource = (source: ImportSource): void => setEdit((before) => ({ ...before, source }));

function NewCollection({ edit }: { edit: TargetEdit }) {
  const { title, singular } = edit.collection;
  const set = (change: { title?: string; singular?: string }): void =>
    setEdit((before) => ({ ...before, collection: { ...before.collection, ...change } }));
  return (
    <fieldset className={classes.part}>
      <legend>New collection</legend>
      <div className={classes.pair}>
        <TextInput
          label="Name"
          dir="auto"
          maxLength={60}
          value={title}
          onChange={({ currentTarget: { value } }) => set({ title: value })}
        />
        <TextInput
          label="What one record is called"
          dir="auto"
          maxLength={60}
          value={singular}
          onChange={({ currentTarget: { value } }) => set({ singular: value })}
        />
      </div>
    </fieldset>
  );
}

type New = Extract<ImportSource, { kind: 'new' }>;

function NewSource({ source, onChange }: { source: New; onChange: (source: New) => void }) {
  const field = (name: 'title' | 'publisher' | 'url' | 'licence', label: string, most: number) => (
    <TextInput
      label={label}
      dir="auto"
      maxLength={most}
      value={source[name]}
      onChange={({ currentTarget: { value } }) => onChange({ ...source, [name]: value })}
    />
  );
  return (
    <div className={classes.source}>
      {field('title', 'Title', 500)}
      <div className={classes.pair}>
        {field('publisher', 'Publisher', 500)}
        {field('licence', 'Licence', 500)}
      </div>
      {field('url', 'Address', 1_000)}
      <Textarea
        label="How it wants to be cited"
        dir="auto"
        autosize
        minRows={2}
        maxRows={5}
        maxLength={2_000}
        value={source.citation}
        onChange={({ currentTarget: { value } }) => onChange({ ...source, citation: value })}
      />
    </div>
  );
}
