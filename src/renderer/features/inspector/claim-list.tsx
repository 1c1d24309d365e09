/** The claims on a field, side by side. */
import type { ClaimView } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import { EDITOR } from '#shared/model/claim.ts';
import { showRecord } from '../../state/ui-store.ts';
import { ValueText } from './value-text.tsx';
import classes from './claim-list.module.css';

type ClaimListProps = {
  field: Field;
  claims: readonly ClaimView[];
  /** The collection that holds the sources, where the dossier has one. */
  sources: string | null;
};

export function ClaimList({ field, claims, sources }: ClaimListProps) {
  return (
    <ul className={classes.claims} aria-label={`Claims on ${field.title}`}>
      {claims.map((claim) => (
        <li
          key={claim.id}
          className={classes.claim}
          data-shown={claim.shown || undefined}
          data-differs={claim.differs || undefined}
          data-deprecated={claim.rank === 'deprecated' || undefined}
        >
          <div className={classes.value}>
            <ValueText field={field} text={claim.text} unknown={claim.unknown} />
          </div>
          <p className={classes.marks}>{marksOf(claim)}</p>
          <Origin claim={claim} sources={sources} />
          <ClaimDetails claim={claim} />
        </li>
      ))}
    </ul>
  );
}

/** Source and place in one line, for a field with a single claim. */
export function QuietOrigin({ claim, sources }: { claim: ClaimView; sources: string | null }) {
  return (
    <div className={classes.quiet}>
      <Origin claim={claim} sources={sources} />
      <ClaimDetails claim={claim} />
    </div>
  );
}

function Origin({ claim, sources }: { claim: ClaimView; sources: string | null }) {
  const opens = sources !== null && claim.origin === 'base' && claim.source !== EDITOR;
  return (
    <p className={classes.origin} title={[claim.sourceTitle, claim.locatorText].filter(Boolean).join(' · ')}>
      {opens ? (
        <button
          type="button"
          className={classes.source}
          onClick={() => showRecord({ collection: sources, record: claim.source })}
        >
          <bdi>{claim.sourceTitle}</bdi>
        </button>
      ) : (
        <bdi>{claim.sourceTitle}</bdi>
      )}
      {claim.locatorText === '' ? null : (
        <>
          {' · '}
          <bdi>{claim.locatorText}</bdi>
        </>
      )}
      {claim.asOf ? ` · as of ${claim.asOf}` : ''}
    </p>
  );
}

function ClaimDetails({ claim }: { claim: ClaimView }) {
  return (
    <>
      {claim.raw ? <Detail name="Printed" text={claim.raw} quoted /> : null}
      {claim.quote ? <Detail name="Quote" text={claim.quote} quoted /> : null}
      {claim.reason && !claim.shown ? <Detail name="Because" text={claim.reason} /> : null}
      {claim.comment ? <Detail name="Comment" text={claim.comment} /> : null}
    </>
  );
}

function Detail({ name, text, quoted = false }: { name: string; text: string; quoted?: boolean }) {
  return (
    <p className={classes.detail}>
      <span className={classes.name}>{name}:</span> <bdi>{quoted ? `“${text}”` : text}</bdi>
    </p>
  );
}

function marksOf(claim: ClaimView): string {
  const grade = `${claim.grade?.reliability ?? ''}${claim.grade?.credibility ?? ''}`;
  return [
    claim.shown ? 'Shown' : null,
    claim.differs ? '≠ differs' : null,
    claim.rank === 'preferred' && !claim.shown ? 'Preferred' : null,
    claim.rank === 'preferred' && claim.shown ? 'preferred' : null,
    claim.rank === 'deprecated' ? 'Held to be wrong' : null,
    claim.origin === 'own' ? 'yours' : null,
    claim.origin === 'computed' ? 'computed' : null,
    grade === '' ? null : `Grade ${grade}`,
  ]
    .filter((mark) => mark !== null)
    .join(' · ');
}
