/** A cell as it stands in the file, and what comes of it. */
import type { ImportSample } from '#shared/contract/imports-api.ts';
import classes from './fields-step.module.css';

type ExampleProps = { example: ImportSample['fields'][number]['examples'][number] };

export function Example({ example }: ExampleProps) {
  const { raw, text, problems, unknown, label } = example;
  const out = outcome(example);
  const isSame = raw === '' || raw === text;
  return (
    <span className={classes.pair} title={isSame ? text : `${raw} → ${out}`}>
      {isSame ? null : (
        <>
          <bdi className={classes.raw}>{raw}</bdi>
          <span className={classes.arrow} aria-label="becomes" role="img">
            →
          </span>
        </>
      )}
      <bdi
        className={classes.out}
        data-problem={problems.length > 0 || undefined}
        data-unknown={unknown || undefined}
      >
        {out}
        {label !== null && !unknown ? ` (${label})` : ''}
      </bdi>
    </span>
  );
}

export function outcome({ text, unknown, label, problems }: ExampleProps['example']): string {
  if (unknown) return label === null || label === 'unknown' ? 'not known' : `not known: ${label}`;
  if (text !== '') return text;
  return problems.length > 0 ? 'not read' : 'nothing';
}
