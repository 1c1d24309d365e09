/** To whom a note may be handed on, by the Traffic Light Protocol. */
import { NativeSelect } from '@mantine/core';
import { Marking, markingLabels, markings } from '#shared/model/marking.ts';
import classes from './note-editor.module.css';

type MarkingSelectProps = {
  label: string;
  /** null: none. */
  marking: Marking | null;
  onMarking: (marking: Marking | null) => void;
};

const options = [
  { value: '', label: 'No marking' },
  ...markings.map((value) => ({ value: value as string, label: markingLabels[value] })),
];

export function MarkingSelect({ label, marking, onMarking }: MarkingSelectProps) {
  return (
    <NativeSelect
      className={classes.marking}
      size="xs"
      aria-label={label}
      data={options}
      value={marking ?? ''}
      onChange={(event) => onMarking(Marking.safeParse(event.currentTarget.value).data ?? null)}
    />
  );
}
