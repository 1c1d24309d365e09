/** What the file is: an update, a known dataset, rows of a collection, a collection of its own; and who says all this. */
import { Button, Radio, Select } from '@mantine/core';
import type { Column } from '#shared/model/import-table.ts';
import { useCollections } from '../../api/use-dossier-state.ts';
import { useImports } from '../../api/use-imports.ts';
import { Failed } from './failed.tsx';
import { choosePurpose } from './import-actions.ts';
import { useImport } from './import-store.ts';
import { fittingCollections, purposeChoices, purposeId } from './purposes.ts';
import { SourceForm } from './source-form.tsx';
import { Working } from './working.tsx';
import classes from './purpose-step.module.css';

export function PurposeStep() {
  return (
    <div className={classes.purpose}>
      <Choices />
      <div className={classes.details}>
        <Details />
      </div>
    </div>
  );
}

function Choices() {
  const draft = useImport((state) => state.draft);
  const purpose = useImport((state) => state.purpose);
  const collections = useCollections();
  const imports = useImports();
  if (!draft) return null;
  const choices = purposeChoices({ draft, imports, collections, now: new Date() });
  const chosen = purpose ? purposeId(purpose) : null;
  return (
    <Radio.Group
      className={classes.choices}
      label="What is in it?"
      value={chosen}
      onChange={(id) => {
        const choice = choices.find((each) => each.id === id);
        if (choice) void choosePurpose(choice.purpose);
      }}
    >
      {choices.map(({ id, label, help }) => (
        <div key={id} className={classes.choice}>
          <Radio size="xs" value={id} label={label} description={help} />
          {purpose?.kind === 'into' && id === 'into' ? (
            <CollectionChoice columns={draft.columns} value={purpose.collection} />
          ) : null}
        </div>
      ))}
    </Radio.Group>
  );
}

type CollectionChoiceProps = { columns: readonly Column[]; value: string };

function CollectionChoice({ columns, value }: CollectionChoiceProps) {
  const collections = useCollections();
  return (
    <Select
      className={classes.collection}
      label="Collection"
      allowDeselect={false}
      data={fittingCollections(collections, columns).map(({ collection, shared }) => ({
        value: collection.id,
        label: shared > 0 ? `${collection.title} (${shared})` : collection.title,
      }))}
      value={value}
      onChange={(collection) => {
        if (collection !== null) void choosePurpose({ kind: 'into', collection });
      }}
    />
  );
}

function Details() {
  const work = useImport((state) => state.work);
  const problem = useImport((state) => state.problem);
  const edit = useImport((state) => state.edit);
  const proposal = useImport((state) => state.proposal);
  const purpose = useImport((state) => state.purpose);
  if (work?.kind === 'propose') return <Working work={work} />;
  if (problem) return <Failed message={problem.message} />;
  if (edit && proposal) return <SourceForm edit={edit} proposal={proposal} />;
  return (
    <div className={classes.stopped}>
      <p>The rows were not read to the end, so nobody knows yet what the columns hold.</p>
      <Button variant="default" onClick={() => void choosePurpose(purpose)}>
        Read them
      </Button>
    </div>
  );
}
