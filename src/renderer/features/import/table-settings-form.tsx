/** How the file is read as a table. Each choice shows at once in the rows below. */
import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import type { ImportDraft } from '#shared/contract/imports-api.ts';
import type { TableSettings } from '#shared/model/import-table.ts';
import { changeSettings } from './import-actions.ts';
import { headerChoices, headerOf, tagChoices } from './header-choices.ts';
import { encodingWhy } from './import-words.ts';
import classes from './file-step.module.css';

export function TableSettingsForm({ draft }: { draft: ImportDraft }) {
  const { settings, tables, table } = draft;
  const change = (next: TableSettings, guessHeader = false): void =>
    void changeSettings(table, next, guessHeader);
  return (
    <div className={classes.settings}>
      {tables.length > 1 ? (
        <Select
          label="Table in the zip"
          allowDeselect={false}
          data={tables.map(({ name }, at) => ({ value: String(at), label: name }))}
          value={String(table)}
          onChange={(value) => void changeSettings(Number(value), null, false)}
        />
      ) : null}
      {settings.kind === 'xlsx' ? <SheetChoice draft={draft} onChange={change} /> : null}
      {settings.kind === 'xlsx' ? null : (
        <EncodingChoice draft={draft} settings={settings} onChange={change} />
      )}
      {settings.kind === 'csv' ? (
        <DelimiterChoice draft={draft} settings={settings} onChange={change} />
      ) : null}
      {settings.kind === 'json' ? null : (
        <HeaderChoice draft={draft} settings={settings} onChange={change} />
      )}
    </div>
  );
}

type Change = (next: TableSettings, guessHeader?: boolean) => void;
type Choice<S extends TableSettings = TableSettings> = {
  draft: ImportDraft;
  settings: S;
  onChange: Change;
};
type Csv = Extract<TableSettings, { kind: 'csv' }>;
type Text = Exclude<TableSettings, { kind: 'xlsx' }>;

function EncodingChoice({ draft, settings, onChange }: Choice<Text>) {
  const [chosen, setChosen] = useState(false);
  return (
    <Select
      className={classes.encoding}
      label="Encoding"
      description={
        chosen || draft.encodingWhy === null ? 'Chosen by you.' : encodingWhy[draft.encodingWhy]
      }
      inputWrapperOrder={['label', 'input', 'description']}
      allowDeselect={false}
      searchable
      data={draft.encodings.map(({ id, label }) => ({ value: id, label }))}
      value={settings.encoding}
      onChange={(encoding) => {
        if (encoding === null) return;
        setChosen(true);
        onChange({ ...settings, encoding });
      }}
    />
  );
}

const OTHER = 'other';

function DelimiterChoice({ draft, settings, onChange }: Choice<Csv>) {
  const isUsual = draft.delimiters.some(({ id }) => id === settings.delimiter);
  const [other, setOther] = useState(!isUsual);
  const set = (delimiter: string): void => onChange({ ...settings, delimiter }, true);
  return (
    <div className={classes.delimiter}>
      <Select
        label="Between cells"
        description={
          draft.dialectWhy === 'sep-line'
            ? 'The first line of the file says so.'
            : 'As most rows have it.'
        }
        inputWrapperOrder={['label', 'input', 'description']}
        allowDeselect={false}
        data={[
          ...draft.delimiters.map(({ id, label }) => ({ value: id, label })),
          { value: OTHER, label: 'Another sign…' },
        ]}
        value={other ? OTHER : settings.delimiter}
        onChange={(value) => {
          setOther(value === OTHER);
          if (value !== null && value !== OTHER) set(value);
        }}
      />
      {other ? (
        <TextInput
          className={classes.sign}
          label="Sign"
          maxLength={1}
          value={isUsual ? '' : settings.delimiter}
          onChange={({ currentTarget: { value } }) => {
            if (/^[^"\r\n]$/.test(value)) set(value);
          }}
        />
      ) : null}
    </div>
  );
}

function SheetChoice({ draft, onChange }: { draft: ImportDraft; onChange: Change }) {
  const { settings, sheets } = draft;
  if (settings.kind !== 'xlsx') return null;
  return (
    <Select
      label="Sheet"
      allowDeselect={false}
      data={sheets.map(({ name, isHidden }) => ({
        value: name,
        label: isHidden ? `${name} (hidden)` : name,
      }))}
      value={settings.sheet}
      onChange={(sheet) => {
        if (sheet !== null) onChange({ ...settings, sheet }, true);
      }}
    />
  );
}

function HeaderChoice({
  draft,
  settings,
  onChange,
}: Choice<Exclude<TableSettings, { kind: 'json' }>>) {
  const tags = tagChoices(draft, settings.header);
  return (
    <>
      <Select
        className={classes.header}
        label="Names of the columns"
        description="Rows above them are left out."
        inputWrapperOrder={['label', 'input', 'description']}
        allowDeselect={false}
        data={headerChoices(draft, settings.header)}
        value={String(settings.header.names ?? 0)}
        onChange={(value) => onChange({ ...settings, header: headerOf(draft, Number(value)) })}
      />
      {tags.length > 1 ? (
        <Select
          label="HXL tags"
          description="What each column is about, in the standard of humanitarian data."
          inputWrapperOrder={['label', 'input', 'description']}
          allowDeselect={false}
          data={tags}
          value={String(settings.header.tags ?? 0)}
          onChange={(value) =>
            onChange({
              ...settings,
              header: { ...settings.header, tags: Number(value) === 0 ? null : Number(value) },
            })
          }
        />
      ) : null}
    </>
  );
}
