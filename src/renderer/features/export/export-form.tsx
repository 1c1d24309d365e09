/** The choices of an export, each with a line on what it means. */
import { Checkbox, VisuallyHidden } from '@mantine/core';
import type { Choices, Kind, Once, Scene } from './export-subject.ts';
import { purposes } from './export-words.ts';
import { FormatForm } from './format-form.tsx';
import { RowsForm } from './rows-form.tsx';
import classes from './export-dialog.module.css';

export type ExportFormProps = {
  kind: Kind;
  scene: Scene;
  choices: Choices;
  once: Once;
  disabled: boolean;
  onChoices: (change: Partial<Choices>) => void;
  onOnce: (change: Partial<Once>) => void;
};

export function ExportForm(props: ExportFormProps) {
  const { kind, choices, disabled, onChoices } = props;
  if (kind === 'records' || kind === 'claims' || kind === 'notes') {
    return (
      <fieldset className={classes.form} disabled={disabled}>
        <legend>
          <VisuallyHidden>Which rows, and in which form</VisuallyHidden>
        </legend>
        <div className={classes.column}>
          <RowsForm {...props} />
        </div>
        <div className={classes.column}>
          <FormatForm {...props} />
        </div>
      </fieldset>
    );
  }
  return (
    <fieldset className={classes.single} disabled={disabled}>
      <legend>
        <VisuallyHidden>What it is for</VisuallyHidden>
      </legend>
      {purposes[kind].map((words) => (
        <p key={words} className={classes.what}>
          {words}
        </p>
      ))}
      {kind === 'package' ? (
        <Checkbox
          label="With the files of the sources"
          description="Articles and reports as they were added. Leave them out where they may not be passed on."
          checked={choices.documents}
          onChange={(event) => onChoices({ documents: event.currentTarget.checked })}
        />
      ) : null}
    </fieldset>
  );
}
