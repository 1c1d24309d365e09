/** The choices of an export, each with a line on what it means. */
import { Checkbox, Radio, SegmentedControl } from '@mantine/core';
import { useSourceTitle } from '../../components/source-picker/use-source-title.ts';
import type { CsvChoices, Rows, Scene } from './export-subject.ts';
import classes from './export-dialog.module.css';

type ExportFormProps = {
  scene: Scene;
  rows: Rows;
  choices: CsvChoices;
  hiddenColumns: boolean;
  disabled: boolean;
  onChoices: (change: Partial<CsvChoices>) => void;
  onHiddenColumns: (hidden: boolean) => void;
};

export function ExportForm(props: ExportFormProps) {
  return (
    <fieldset className={classes.form} disabled={props.disabled}>
      <legend className={classes.spoken}>What to export, and how</legend>
      <div className={classes.column}>
        {props.scene.kind === 'notes' ? (
          <NotesRows />
        ) : (
          <RecordRows {...props} scene={props.scene} />
        )}
      </div>
      <div className={classes.column}>
        <Form {...props} />
      </div>
    </fieldset>
  );
}

function NotesRows() {
  return (
    <p className={classes.what}>
      The notes that the page lists now, with its search, filters and order. One row a note: its
      text, what it is on, tags, status and dates.
    </p>
  );
}

function RecordRows(props: ExportFormProps & { scene: Extract<Scene, { kind: 'records' }> }) {
  const { scene, choices, onChoices } = props;
  const { view, selected, collection } = scene;
  const source = view?.query.source ?? null;
  const title = useSourceTitle(source);
  return (
    <>
      {source === null ? null : (
        <p className={classes.what}>
          Only what <bdi>{title}</bdi> says, as the grid shows it now.
        </p>
      )}
      <Radio.Group
        label="Rows"
        value={props.rows}
        onChange={(value) =>
          onChoices({ rows: value === 'all' || value === 'selected' ? value : 'view' })
        }
      >
        <div className={classes.choices}>
          <Radio
            size="xs"
            value="view"
            disabled={view === null}
            label="As the grid shows them"
            description={`${view?.count.toLocaleString('en') ?? 0} rows; search, filters, order and visible columns as they are now`}
          />
          <Radio
            size="xs"
            value="selected"
            disabled={selected.length === 0}
            label="Selected rows"
            description={
              selected.length === 0
                ? 'None is ticked'
                : `${selected.length.toLocaleString('en')} ticked`
            }
          />
          <Radio
            size="xs"
            value="all"
            label={`Everything in ${collection.title}`}
            description="Whatever is searched or filtered"
          />
        </div>
      </Radio.Group>
      <div className={classes.choices}>
        {props.rows === 'all' ? (
          <Checkbox
            label="Hidden columns too"
            checked={props.hiddenColumns}
            onChange={(event) => props.onHiddenColumns(event.currentTarget.checked)}
          />
        ) : null}
        <Checkbox
          label="Column with the ids"
          checked={choices.ids}
          onChange={(event) => onChoices({ ids: event.currentTarget.checked })}
        />
        <Checkbox
          label="Column with the notes"
          checked={choices.notes}
          onChange={(event) => onChoices({ notes: event.currentTarget.checked })}
        />
      </div>
    </>
  );
}

function Form({ choices, onChoices, disabled }: ExportFormProps) {
  return (
    <>
      <div>
        <p className={classes.label} id="csv-delimiter">
          Between values
        </p>
        <SegmentedControl
          fullWidth
          aria-labelledby="csv-delimiter"
          disabled={disabled}
          value={choices.delimiter}
          onChange={(value) =>
            onChoices({ delimiter: value === ';' || value === '\t' ? value : ',' })
          }
          data={[
            { value: ',', label: 'Comma' },
            { value: ';', label: 'Semicolon' },
            { value: '\t', label: 'Tab' },
          ]}
        />
      </div>
      <Radio.Group
        label="Values"
        value={choices.mode}
        onChange={(value) => onChoices({ mode: value === 'exact' ? 'exact' : 'spreadsheet' })}
      >
        <div className={classes.choices}>
          <Radio
            size="xs"
            value="exact"
            label="Exact"
            description="Every value as it is, for programs and archives"
          />
          <Radio
            size="xs"
            value="spreadsheet"
            label="For spreadsheets"
            description="A ' before what Excel would run as a formula; reading it back here takes it off"
          />
        </div>
      </Radio.Group>
      <Checkbox
        label="Byte order mark"
        description="Excel needs it to read Arabic and accents"
        checked={choices.bom}
        onChange={(event) => onChoices({ bom: event.currentTarget.checked })}
      />
    </>
  );
}
