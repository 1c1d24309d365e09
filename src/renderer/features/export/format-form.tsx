/** In which form a table is written. */
import { Checkbox, Radio, SegmentedControl, Select } from '@mantine/core';
import type { ExportFormProps } from './export-form.tsx';
import { formatOf, placeFields, type Format } from './export-subject.ts';
import { formatWords } from './export-words.ts';
import classes from './export-dialog.module.css';

const all: readonly Format[] = ['csv', 'xlsx', 'json', 'geojson'];

export function FormatForm(props: ExportFormProps) {
  const { kind, scene, choices, disabled, onChoices } = props;
  const format = formatOf(kind, scene, choices) ?? 'csv';
  const hasPlaces = placeFields(scene).length > 0;
  const offered = kind === 'records' ? all : all.slice(0, 2);

  function choose(value: string): void {
    const chosen = all.find((each) => each === value) ?? 'csv';
    if (kind === 'records') onChoices({ records: chosen });
    else onChoices({ tables: chosen === 'xlsx' ? 'xlsx' : 'csv' });
  }

  return (
    <>
      <div>
        <p className={classes.label} id="export-format">
          Format
        </p>
        <SegmentedControl
          fullWidth
          aria-labelledby="export-format"
          disabled={disabled}
          value={format}
          onChange={choose}
          data={offered.map((value) => ({
            value,
            label: formatWords[value].title,
            disabled: value === 'geojson' && !hasPlaces,
          }))}
        />
      </div>
      {format === 'csv' ? (
        <CsvForm {...props} />
      ) : (
        <p className={classes.what}>{formatWords[format].description}</p>
      )}
      {format === 'geojson' ? <PlaceChoice {...props} /> : null}
      {kind === 'records' && !hasPlaces ? (
        <p className={classes.faint}>No field has coordinates, so there is no GeoJSON.</p>
      ) : null}
    </>
  );
}

/** Only where it is a question. */
function PlaceChoice({ scene, once, onOnce }: ExportFormProps) {
  const places = placeFields(scene);
  if (places.length < 2) return null;
  return (
    <Select
      label="Place"
      data={places.map(({ id, title }) => ({ value: id, label: title }))}
      value={once.place ?? places[0]?.id ?? null}
      allowDeselect={false}
      onChange={(place) => onOnce({ place })}
    />
  );
}

function CsvForm({ choices, onChoices, disabled }: ExportFormProps) {
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
