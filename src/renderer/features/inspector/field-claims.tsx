/** What the sources say about one field, as loud as their disagreement is. */
import { useState } from 'react';
import { IconChevronRight } from '@tabler/icons-react';
import { ClaimMark } from '../../components/claim-mark/claim-mark.tsx';
import { computedWords, stateWords } from '../../components/claim-mark/claim-words.ts';
import { ClaimList, QuietOrigin } from './claim-list.tsx';
import type { FieldRowProps } from './field-row.tsx';
import { layoutOf, originTitles } from './field-words.ts';
import classes from './field-list.module.css';

export function FieldClaims({ target, field, fields, view, sources, remarks }: FieldRowProps) {
  const [open, setOpen] = useState(false);
  const layout = layoutOf(view);
  const place = { ...target, field: field.id };
  const state = stateWords(view);
  const computed = computedWords(view, originTitles(field, fields));
  return (
    <>
      {computed === null ? null : <p className={classes.computed}>{computed}</p>}
      {layout.kind === 'quiet' ? (
        <QuietOrigin
          place={place}
          field={field}
          claim={layout.claim}
          sources={sources}
          remarks={remarks}
        />
      ) : null}
      {layout.kind === 'folded' ? (
        <button
          type="button"
          className={classes.fold}
          data-inline
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconChevronRight size={14} aria-hidden data-open={open || undefined} />
          {state?.words ?? `${layout.claims.length} claims`}
        </button>
      ) : null}
      {layout.kind === 'beside' && state !== null ? <ClaimMark {...state} /> : null}
      {layout.kind === 'beside' || (layout.kind === 'folded' && open) ? (
        <ClaimList
          place={place}
          field={field}
          claims={layout.claims}
          sources={sources}
          remarks={remarks}
        />
      ) : null}
      {view.unread?.map(({ raw, sourceTitle, locatorText }) => (
        <p key={`${sourceTitle} ${locatorText}`} className={classes.unread}>
          Could not be read: <bdi>“{raw}”</bdi>, <bdi>{sourceTitle}</bdi>
          {locatorText === '' ? '' : ` · ${locatorText}`}
        </p>
      ))}
    </>
  );
}
