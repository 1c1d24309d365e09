/** The choices of a report: which one, of what, with which parts, for whom, and how it looks. */
import { Checkbox, NativeSelect, Radio, TextInput, VisuallyHidden } from '@mantine/core';
import type { CollectionChoice, TemplateChoice } from '#shared/contract/reports-api.ts';
import { markingLabels, markings } from '#shared/model/marking.ts';
import { dateFormatNames, dateFormats } from '#shared/report/date-words.ts';
import { papers, type Paper } from '#shared/report/options.ts';
import { aboutsOf, sectionsOf, type About, type Choices, type Scene } from './report-choices.ts';
import classes from './report-dialog.module.css';

type ReportFormProps = {
  scene: Scene;
  template: TemplateChoice;
  /** undefined: it can be made of nothing here. */
  about: About | undefined;
  choices: Choices;
  disabled: boolean;
  onChange: (change: Partial<Choices>) => void;
};

const paperLabels: Record<Paper, string> = { a4: 'A4', letter: 'Letter', a5: 'A5' };

export function ReportForm(props: ReportFormProps) {
  const { scene, template, about, choices, disabled, onChange } = props;
  const collection = scene.collections.find(({ id }) => id === about?.collection);
  return (
    <fieldset className={classes.form} disabled={disabled}>
      <legend>
        <VisuallyHidden>What the report is made of, and how</VisuallyHidden>
      </legend>
      <Templates {...props} />
      <Abouts {...props} />
      <Sections {...props} />
      {template.id === 'casualties' && collection ? (
        <Figures key={collection.id} {...props} collection={collection} />
      ) : null}
      <TextInput
        label="Title"
        value={choices.title}
        placeholder={template.title}
        maxLength={200}
        dir="auto"
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <NativeSelect
        label="Marked up to (TLP)"
        description="What is marked above it is left out, and counted on the last page"
        value={choices.ceiling}
        data={markings.map((value) => ({ value, label: markingLabels[value] }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ceiling: markings.find((known) => known === value) ?? choices.ceiling })
        }
      />
      <div className={classes.pair}>
        <NativeSelect
          label="Dates"
          value={choices.dates}
          data={dateFormatNames.map((value) => ({ value, label: dateFormats[value].label }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ dates: dateFormatNames.find((known) => known === value) ?? choices.dates })
          }
        />
        <NativeSelect
          label="Paper"
          value={choices.paper}
          data={papers.map((value) => ({ value, label: paperLabels[value] }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ paper: papers.find((known) => known === value) ?? choices.paper })
          }
        />
      </div>
    </fieldset>
  );
}

function Templates({ scene, template, onChange }: ReportFormProps) {
  return (
    <Radio.Group
      label="Report"
      value={template.id}
      onChange={(value) => {
        const chosen = scene.templates.find(({ id }) => id === value);
        if (chosen) onChange({ template: chosen.id, about: '', figures: null, place: null });
      }}
    >
      <div className={classes.choices}>
        {scene.templates.map(({ id, title, description }) => (
          <Radio
            key={id}
            size="xs"
            value={id}
            label={title}
            description={id === template.id ? description : undefined}
            data-autofocus={id === template.id ? true : undefined}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

function Abouts({ scene, template, about, onChange }: ReportFormProps) {
  const abouts = aboutsOf(scene, template);
  if (abouts.length === 0) return null;
  return (
    <NativeSelect
      label="Made of"
      value={about?.key ?? ''}
      data={abouts.map(({ key, label }) => ({ value: key, label }))}
      onChange={({ currentTarget: { value } }) =>
        onChange({ about: value, figures: null, place: null })
      }
    />
  );
}

function Sections({ template, choices, onChange }: ReportFormProps) {
  const wanted = sectionsOf(template, choices);
  const set = (chosen: readonly string[]): void =>
    onChange({ sections: { ...choices.sections, [template.id]: chosen } });
  return (
    <Checkbox.Group label="Sections" value={wanted} onChange={set}>
      <div className={classes.sections}>
        {template.sections.map(({ id, title }) => (
          <Checkbox key={id} size="xs" value={id} label={title} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function Figures({
  collection: { figures, places },
  choices,
  onChange,
}: ReportFormProps & { collection: CollectionChoice }) {
  const usual = figures.filter((field) => field.usual).map(({ id }) => id);
  return (
    <>
      <Checkbox.Group
        label="Figures"
        value={[...(choices.figures ?? usual)]}
        onChange={(chosen) => onChange({ figures: chosen })}
      >
        <div className={classes.sections}>
          {figures.map(({ id, title }) => (
            <Checkbox key={id} size="xs" value={id} label={title} />
          ))}
        </div>
      </Checkbox.Group>
      {places.length > 0 ? (
        <NativeSelect
          label="Place"
          value={choices.place ?? places[0]?.id ?? ''}
          data={places.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={({ currentTarget: { value } }) => onChange({ place: value })}
        />
      ) : null}
    </>
  );
}
