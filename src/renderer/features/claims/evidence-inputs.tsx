/** Who says so, where, in which words, as of when, and how far it can be trusted. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { describeDate } from '#shared/dates/describe.ts';
import { parseEdtf } from '#shared/dates/edtf.ts';
import { EDITOR, SOURCES } from '#shared/model/claim.ts';
import { client } from '../../api/client.ts';
import { useCollection } from '../../api/use-dossier-state.ts';
import { SourcePicker } from '../../components/source-picker/source-picker.tsx';
import { EDITOR_TITLE } from '../../components/source-picker/use-source-title.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import type { ClaimPartProps } from './claim-value-input.tsx';
import {
  credibilityWords,
  reliabilityWords,
  type Credibility,
  type Reliability,
} from '#shared/words/grade-words.ts';
import classes from './claim-form.module.css';

type SourceInputProps = ClaimPartProps & {
  /** What was typed over a cell is the person's own word, and stays so. */
  fixed: boolean;
};

export function SourceInput({ draft, fixed, problemId, onChange }: SourceInputProps) {
  const sources = useCollection(SOURCES);

  async function create(title: string): Promise<void> {
    if (!sources) return;
    const values = { [sources.titleField]: title };
    const { record } = await client.records.create({ collection: SOURCES, values });
    onChange({ source: record });
  }

  return (
    <div>
      <p className={classes.label}>Source</p>
      {fixed ? (
        <p className={classes.fixed}>{EDITOR_TITLE}: your own word, typed over the cell</p>
      ) : (
        <SourcePicker
          label="Source"
          source={draft.source === '' ? null : draft.source}
          placeholder="Choose a source…"
          invalid={problemId !== undefined}
          {...(problemId === undefined ? {} : { describedBy: problemId })}
          onPick={(source) => onChange({ source: source ?? EDITOR })}
          {...(sources ? { onNew: (title: string) => void create(title).catch(showProblem) } : {})}
        />
      )}
    </div>
  );
}

export function LocatorInputs({
  draft,
  problems,
  onChange,
}: Pick<ClaimPartProps, 'draft' | 'onChange'> & { problems: ReadonlySet<string> }) {
  return (
    <div className={classes.locator}>
      <TextInput
        label="Section"
        className={classes.section}
        dir="auto"
        maxLength={300}
        value={draft.section}
        onChange={(event) => onChange({ section: event.currentTarget.value })}
      />
      <TextInput
        label="Paragraph"
        inputMode="numeric"
        error={problems.has('paragraph')}
        value={draft.paragraph}
        onChange={(event) => onChange({ paragraph: event.currentTarget.value })}
      />
      <TextInput
        label="Page"
        maxLength={40}
        value={draft.page}
        onChange={(event) => onChange({ page: event.currentTarget.value })}
      />
      <TextInput
        label="Row"
        inputMode="numeric"
        error={problems.has('row')}
        value={draft.row}
        onChange={(event) => onChange({ row: event.currentTarget.value })}
      />
    </div>
  );
}

export function QuoteInput({ draft, onChange }: Pick<ClaimPartProps, 'draft' | 'onChange'>) {
  return (
    <Textarea
      label="Quote"
      autosize
      minRows={1}
      maxRows={8}
      maxLength={10_000}
      dir="auto"
      value={draft.quote}
      onChange={(event) => onChange({ quote: event.currentTarget.value })}
    />
  );
}

export function AsOfInput({ draft, problemId, onChange }: ClaimPartProps) {
  return (
    <TextInput
      label="As of which day, month or year"
      spellCheck={false}
      maxLength={200}
      error={problemId !== undefined}
      description={asOfWords(draft.asOf) || undefined}
      inputWrapperOrder={['label', 'input', 'description']}
      value={draft.asOf}
      onChange={(event) => onChange({ asOf: event.currentTarget.value })}
    />
  );
}

function asOfWords(text: string): string {
  if (text.trim() === '') return '';
  const date = parseEdtf(text.trim());
  return date.ok ? describeDate(date) : date.message;
}

const NOT_GRADED = '';

export function GradeInputs({ draft, onChange }: Pick<ClaimPartProps, 'draft' | 'onChange'>) {
  return (
    <div className={classes.pair}>
      <NativeSelect
        label="Reliability of the source"
        value={draft.reliability ?? NOT_GRADED}
        data={[
          { value: NOT_GRADED, label: 'Not graded' },
          ...reliabilities.map((letter) => ({
            value: letter,
            label: `${letter} – ${reliabilityWords[letter]}`,
          })),
        ]}
        onChange={(event) =>
          onChange({
            reliability: reliabilities.find((letter) => letter === event.currentTarget.value),
          })
        }
      />
      <NativeSelect
        label="Credibility of the claim"
        value={draft.credibility?.toString() ?? NOT_GRADED}
        data={[
          { value: NOT_GRADED, label: 'Not graded' },
          ...credibilities.map((digit) => ({
            value: String(digit),
            label: `${digit} – ${credibilityWords[digit]}`,
          })),
        ]}
        onChange={(event) =>
          onChange({
            credibility: credibilities.find((digit) => String(digit) === event.currentTarget.value),
          })
        }
      />
    </div>
  );
}

const reliabilities: readonly Reliability[] = ['A', 'B', 'C', 'D', 'E', 'F'];
const credibilities: readonly Credibility[] = [1, 2, 3, 4, 5, 6];

export function CommentInput({ draft, onChange }: Pick<ClaimPartProps, 'draft' | 'onChange'>) {
  return (
    <Textarea
      label="Comment"
      autosize
      minRows={1}
      maxRows={8}
      maxLength={10_000}
      dir="auto"
      value={draft.comment}
      onChange={(event) => onChange({ comment: event.currentTarget.value })}
    />
  );
}
