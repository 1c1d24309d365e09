/** What stands for "not known" in a column, and what it means there. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { UnknownMark } from '#shared/model/import-mapping.ts';
import type * as z from 'zod';
import classes from './fields-step.module.css';

type Mark = z.infer<typeof UnknownMark>;

type UnknownFormProps = {
  marks: readonly Mark[];
  /** How often each was met in the column, where that is known. */
  met: readonly { text: string; count: number }[];
  onChange: (marks: Mark[]) => void;
};

const MOST = 100;

export function UnknownForm({ marks, met, onChange }: UnknownFormProps) {
  const set = (at: number, change: Partial<Mark>): void =>
    onChange(marks.map((mark, index) => (index === at ? { ...mark, ...change } : mark)));
  return (
    <div className={classes.marks} role="group" aria-labelledby="import-marks">
      <p className={classes.label} id="import-marks">
        These cells mean “not known”
      </p>
      {marks.map((mark, at) => (
        // Marks have no name of their own, and one may be typed to be like another for a moment.
        <div key={at} className={classes.mark}>
          <TextInput
            aria-label={`Mark ${at + 1}`}
            placeholder="empty"
            dir="auto"
            maxLength={100}
            value={mark.text}
            rightSection={countOf(met, mark.text)}
            onChange={({ currentTarget: { value } }) => set(at, { text: value })}
          />
          <TextInput
            aria-label={`What mark ${at + 1} means`}
            dir="auto"
            maxLength={200}
            value={mark.label}
            error={mark.label.trim() === ''}
            onChange={({ currentTarget: { value } }) => set(at, { label: value })}
          />
          <ActionIcon
            size={24}
            aria-label={`Remove mark ${at + 1}`}
            onClick={() => onChange(marks.filter((_, index) => index !== at))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {marks.length < MOST ? (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={() => onChange([...marks, { text: '', label: 'unknown' }])}
        >
          {marks.length === 0 ? 'Add a mark, such as -9 or n/a' : 'Add another'}
        </Button>
      ) : null}
    </div>
  );
}

function countOf(met: UnknownFormProps['met'], text: string) {
  const count = met.find((one) => one.text === text)?.count;
  return count === undefined ? null : (
    <span className={classes.count} title="So many cells of the column">
      {count.toLocaleString('en')}
    </span>
  );
}
