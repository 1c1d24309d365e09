/** Two records side by side: what agrees is quiet, what differs stands out. */
import type { Comparison, Suggestion } from '#shared/contract/links-api.ts';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Field } from '#shared/model/field.ts';
import { VisuallyHidden } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { openDialog, showRecord } from '../../state/ui-store.ts';
import { ValueText } from '../inspector/value-text.tsx';
import classes from './pair-view.module.css';

type PairViewProps = { collection: CollectionInfo; comparison: Comparison };

const marks = {
  same: { sign: '=', words: 'The same' },
  alike: { sign: '≈', words: 'No contradiction' },
  differs: { sign: '≠', words: 'Differs' },
  one: { sign: '', words: 'Only one of them says so' },
} as const;

export function PairView({ collection, comparison }: PairViewProps) {
  const { a, b, fields } = comparison;
  const known = new Map(collection.fields.map((field) => [field.id, field]));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col" className={classes.field}>
            <VisuallyHidden>Field</VisuallyHidden>
          </th>
          <th scope="col" className={classes.mark}>
            <VisuallyHidden>Agreement</VisuallyHidden>
          </th>
          <Side collection={collection} side={a} />
          <Side collection={collection} side={b} />
        </tr>
      </thead>
      <tbody>
        {fields.map((row) => {
          const field = known.get(row.field);
          // The titles stand above.
          if (!field || field.id === collection.titleField) return null;
          const mark = marks[row.agreement];
          return (
            <tr key={row.field} data-agreement={row.agreement}>
              <th scope="row" className={classes.field}>
                {row.title}
              </th>
              <td className={classes.mark}>
                <span role="img" aria-label={mark.words} title={mark.words}>
                  {mark.sign}
                </span>
              </td>
              <Value field={field} text={row.a} />
              <Value field={field} text={row.b} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Value({ field, text }: { field: Field; text: string }) {
  return (
    <td>{text === '' ? <NoValue /> : <ValueText field={field} text={text} unknown={false} />}</td>
  );
}

function NoValue() {
  return (
    <span className={classes.none} role="img" aria-label="No value">
      –
    </span>
  );
}

type SideProps = { collection: CollectionInfo; side: Comparison['a'] };

function Side({ collection, side }: SideProps) {
  return (
    <th scope="col" className={classes.side}>
      <button
        type="button"
        className={classes.jump}
        title={`Go to this ${collection.singular}`}
        onClick={() => {
          openDialog(null);
          showRecord({ collection: collection.id, record: side.record });
        }}
      >
        <bdi>{side.title}</bdi>
        <IconArrowUpRight size={14} stroke={1.7} aria-hidden />
      </button>
    </th>
  );
}

/** Why the pair is suggested: what speaks for it, and what against. */
export function Reasons({ score, reasons }: Pick<Suggestion, 'score' | 'reasons'>) {
  if (reasons.length === 0) return null;
  return (
    <div className={classes.why}>
      <span
        className={classes.score}
        title="How much speaks for it, out of 100. A judgement, not a measurement."
      >
        {Math.round(score * 100)}
      </span>
      <ul className={classes.reasons} aria-label="Why these two">
        {reasons.map(({ words, against }) => (
          <li key={words} data-against={against || undefined}>
            <span aria-hidden>{against ? '−' : '+'}</span> <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
