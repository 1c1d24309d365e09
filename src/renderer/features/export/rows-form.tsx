/** Which rows an export takes, and what else goes into them. */
import { Checkbox, Radio } from '@mantine/core';
import { useSourceTitle } from '../../components/source-picker/use-source-title.ts';
import type { ExportFormProps } from './export-form.tsx';
import { formatOf, possibleRows } from './export-subject.ts';
import { isFiltered } from '../notes/notes-query.ts';
import classes from './export-dialog.module.css';

export function RowsForm(props: ExportFormProps) {
  return props.kind === 'notes' ? <NotesWords {...props} /> : <Rows {...props} />;
}

function NotesWords({ scene }: ExportFormProps) {
  const which =
    scene.notes === null
      ? 'All notes of the dossier. For a part of them, search or filter on the Notes page, and export from there.'
      : isFiltered(scene.notes)
        ? 'The notes that the page lists now, with its search, filters and order.'
        : 'All notes, in the order of the page. With a search or a filter there, only what it lists.';
  return (
    <p className={classes.what}>
      {which} One row a note: its text, what it is on, tags, status and dates.
    </p>
  );
}

function Rows(props: ExportFormProps) {
  const { kind, scene, choices, disabled, onChoices } = props;
  const { view, selected } = scene;
  const rows = possibleRows(scene, choices.rows);
  const words = kind === 'claims' ? claimsWords() : recordsWords(scene.collection?.title ?? '');
  return (
    <>
      <SourceWords source={view?.query.source ?? null} />
      <Radio.Group
        label={kind === 'claims' ? 'Claims on' : 'Rows'}
        value={rows}
        onChange={(value) =>
          onChoices({ rows: value === 'all' || value === 'selected' ? value : 'view' })
        }
      >
        <div className={classes.choices}>
          <Radio
            size="xs"
            value="view"
            disabled={disabled || view === null}
            label={words.view}
            description={
              view === null
                ? 'No grid is on the screen'
                : `${view.count.toLocaleString('en')} rows; ${words.viewMeans}`
            }
          />
          <Radio
            size="xs"
            value="selected"
            disabled={disabled || view === null || selected.length === 0}
            label={words.selected}
            description={
              selected.length === 0
                ? 'None is ticked'
                : `${selected.length.toLocaleString('en')} ticked`
            }
          />
          <Radio
            size="xs"
            value="all"
            disabled={disabled}
            label={words.all}
            description={words.allMeans}
          />
        </div>
      </Radio.Group>
      {kind === 'records' ? <Extras {...props} /> : null}
    </>
  );
}

type Words = Record<'view' | 'viewMeans' | 'selected' | 'all' | 'allMeans', string>;

const recordsWords = (title: string): Words => ({
  view: 'As the grid shows them',
  viewMeans: 'search, filters, order and visible columns as they are now',
  selected: 'Selected rows',
  all: `Everything in ${title}`,
  allMeans: 'Whatever is searched or filtered',
});

const claimsWords = (): Words => ({
  view: 'The rows of the grid',
  viewMeans: 'on all of their fields, also those of hidden columns',
  selected: 'Selected rows',
  all: 'Everything in the dossier',
  allMeans: 'All collections; what is worked out is left out',
});

function SourceWords({ source }: { source: string | null }) {
  const title = useSourceTitle(source);
  if (source === null) return null;
  return (
    <p className={classes.what}>
      Only what <bdi>{title}</bdi> says, as the grid shows it now.
    </p>
  );
}

function Extras({ kind, scene, choices, once, onChoices, onOnce }: ExportFormProps) {
  const format = formatOf(kind, scene, choices);
  const isTable = format === 'csv' || format === 'xlsx';
  return (
    <div className={classes.choices}>
      {possibleRows(scene, choices.rows) === 'all' ? (
        <Checkbox
          label="Hidden columns too"
          checked={once.hiddenColumns}
          onChange={(event) => onOnce({ hiddenColumns: event.currentTarget.checked })}
        />
      ) : null}
      {isTable ? (
        <Checkbox
          label="Column with the ids"
          description="By them records are found again when they are brought in"
          checked={choices.ids}
          onChange={(event) => onChoices({ ids: event.currentTarget.checked })}
        />
      ) : null}
      <Checkbox
        label={isTable ? 'Column with the notes' : 'With the notes'}
        checked={choices.notes}
        onChange={(event) => onChoices({ notes: event.currentTarget.checked })}
      />
    </div>
  );
}
