/** What the editor or a source remarks on several fields together, below all of them. */
import type { Field } from '#shared/model/field.ts';
import { SourceName } from './claim-list.tsx';
import type { Remark } from './remarks.ts';
import classes from './remarks-list.module.css';

type RemarksProps = {
  remarks: readonly Remark[];
  sources: string | null;
  fields: readonly Field[];
};

export function Remarks({ remarks, sources, fields }: RemarksProps) {
  if (remarks.length === 0) return null;
  return (
    <section className={classes.remarks} aria-labelledby="remarks-title">
      <h3 id="remarks-title" className={classes.title}>
        {remarks.length === 1 ? 'Remark on several fields' : 'Remarks on several fields'}
      </h3>
      <ul>
        {remarks.map((remark) => (
          <li key={remark.comment}>
            <p className={classes.comment} dir="auto">
              {remark.comment}
            </p>
            <p className={classes.about}>
              <SourceName claim={remark.claim} sources={sources} />
              {remark.claim.locatorText === '' ? '' : ` · ${remark.claim.locatorText}`} ·{' '}
              {remark.fields
                .map((id) => fields.find((field) => field.id === id)?.title ?? id)
                .join(', ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
