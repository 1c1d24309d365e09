/** Which columns become which fields, and how they are read; with examples of what comes of it, always those of the mapping as it is. */
import { useState } from 'react';
import type { ImportDraft } from '#shared/contract/imports-api.ts';
import { FieldPanel } from './field-panel.tsx';
import { FieldTable } from './field-table.tsx';
import { useFacts, useImport } from './import-store.ts';
import { KeyForm } from './key-form.tsx';
import type { TargetEdit } from './target-edit.ts';
import { useSample } from './use-sample.ts';
import classes from './fields-step.module.css';

export function FieldsStep() {
  const draft = useImport((state) => state.draft);
  const edit = useImport((state) => state.edit);
  return draft && edit ? <Fields draft={draft} edit={edit} /> : null;
}

function Fields({ draft, edit }: { draft: ImportDraft; edit: TargetEdit }) {
  const [selected, setSelected] = useState(edit.rows[0]?.id ?? '');
  const facts = useFacts();
  const sample = useSample(draft, edit);
  const row = edit.rows.find(({ id }) => id === selected);
  return (
    <div className={classes.fields}>
      <div className={classes.main}>
        <FieldTable
          draft={draft}
          rows={edit.rows}
          facts={facts}
          sample={sample.data}
          selected={selected}
          onSelect={setSelected}
        />
        <KeyForm edit={edit} columns={draft.columns} ids={sample.data?.ids ?? []} />
      </div>
      <section className={classes.panel} aria-label="The field chosen">
        {row ? (
          <FieldPanel
            key={row.id}
            draft={draft}
            edit={edit}
            row={row}
            sample={sample.data}
            problem={sample.problem}
          />
        ) : null}
      </section>
    </div>
  );
}
