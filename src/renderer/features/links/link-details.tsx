/** The parts of a link that may be left out: how sure, when, why. And the record that was chosen for it. */
import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { certainties } from './link-words.ts';
import type { Interval, LinkDraft } from './save-link.ts';
import classes from './link-form.module.css';

type LinkDetailsProps = {
  draft: LinkDraft;
  when: Interval;
  /** Two records that are the same are so at all times; how sure that is, the kind says. */
  timeless: boolean;
  onChange: (part: Partial<LinkDraft>) => void;
};

export function LinkDetails({ draft, when, timeless, onChange }: LinkDetailsProps) {
  return (
    <>
      {timeless ? null : (
        <>
          <div>
            <span className={classes.label}>How sure</span>
            <SegmentedControl
              fullWidth
              aria-label="How sure"
              value={draft.certainty}
              data={[...certainties]}
              onChange={(certainty) => onChange({ certainty })}
            />
          </div>
          <TextInput
            label="When it held"
            placeholder="2015 to 2016, since April 2017, about 2014"
            value={draft.interval}
            error={when.ok ? null : when.message}
            description={when.ok && when.words !== '' ? when.words : null}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(event) => onChange({ interval: event.currentTarget.value })}
          />
        </>
      )}
      <Textarea
        label="Why, and after whom"
        placeholder="Optional"
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        maxLength={10_000}
        value={draft.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}

type ChosenRecordProps = {
  record: FoundRecord;
  /** null: it can't be changed. */
  onChange: (() => void) | null;
};

export function ChosenRecord({ record, onChange }: ChosenRecordProps) {
  return (
    <div className={classes.other}>
      <span className={classes.otherWords}>
        <bdi className={classes.title}>{record.title}</bdi>
        <bdi className={classes.hint}>{record.hint}</bdi>
      </span>
      {onChange === null ? null : (
        <button
          type="button"
          className={classes.change}
          aria-label="Choose another record"
          title="Choose another record"
          onClick={onChange}
        >
          <IconX size={13} stroke={1.8} aria-hidden />
        </button>
      )}
    </div>
  );
}
