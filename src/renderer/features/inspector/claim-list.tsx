/** The claims on a field, side by side. */
import type { ClaimView } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import { EDITOR } from '#shared/model/claim.ts';
import { showRecord } from '../../state/ui-store.ts';
import { isSaidAt, type Remark } from './remarks.ts';
import { ValueText } from './value-text.tsx';
import classes from './claim-list.module.css';

type ClaimListProps = {
  field: Field;
  claims: readonly ClaimView[];
  /** The collection that holds the sources, where the dossier has one. */
  sources: string | null;
  remarks: readonly Remark[];
};

export function ClaimList({ field, claims, sources, remarks }: ClaimListProps) {
  const common = commonSource(claims);
  return (
    <>
      {common === null ? null : (
        <p className={classes.common}>
          From <SourceName claim={common} sources={sources} />
        </p>
      )}
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
              <ValueText field={field} text={claim.text} unknown={claim.unknown} stacked />
            </div>
            <p className={classes.marks}>{marksOf(claim)}</p>
            <Origin
              claim={claim}
              sources={sources}
              withSource={common === null || claim.origin !== 'base'}
            />
            <ClaimDetails claim={claim} remarks={remarks} />
          </li>
        ))}
      </ul>
    </>
  );
}

type QuietOriginProps = { claim: ClaimView; sources: string | null; remarks: readonly Remark[] };

/** Source and place in one line, for a field with a single claim. */
export function QuietOrigin({ claim, sources, remarks }: QuietOriginProps) {
  return (
    <div className={classes.quiet}>
      <Origin claim={claim} sources={sources} withSource />
      <ClaimDetails claim={claim} remarks={remarks} />
    </div>
  );
}

type OriginProps = { claim: ClaimView; sources: string | null; withSource: boolean };

function Origin({ claim, sources, withSource }: OriginProps) {
  const source = withSource ? <SourceName claim={claim} sources={sources} /> : null;
  const place = claim.locatorText === '' ? null : <bdi>{claim.locatorText}</bdi>;
  return (
    <p
      className={classes.origin}
      title={[claim.sourceTitle, claim.locatorText].filter(Boolean).join(' · ')}
    >
      {source}
      {source !== null && place !== null ? ' · ' : null}
      {place}
      {claim.asOf ? ` · as of ${claim.asOf}` : ''}
    </p>
  );
}

export function SourceName({ claim, sources }: { claim: ClaimView; sources: string | null }) {
  const opens = sources !== null && claim.origin === 'base' && claim.source !== EDITOR;
  if (!opens) return <bdi>{claim.sourceTitle}</bdi>;
  return (
    <button
      type="button"
      className={classes.source}
      onClick={() => showRecord({ collection: sources, record: claim.source })}
    >
      <bdi>{claim.sourceTitle}</bdi>
    </button>
  );
}

function ClaimDetails({ claim, remarks }: { claim: ClaimView; remarks: readonly Remark[] }) {
  return (
    <>
      {claim.raw ? <Detail name={rawName(claim)} text={claim.raw} quoted /> : null}
      {claim.quote ? <Detail name="Quote" text={claim.quote} quoted /> : null}
      {claim.reason && !claim.shown ? <Detail name="Because" text={claim.reason} /> : null}
      {isSaidAt(claim, remarks) ? <Detail name="Comment" text={claim.comment ?? ''} /> : null}
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

/** Imported values come from a row of a file, all others from what was printed. */
function rawName({ locator }: ClaimView): string {
  return locator?.row === undefined ? 'Printed' : `As it stood in the file, row ${locator.row}`;
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
    grade === '' ? null : `Grade ${grade}`,
  ]
    .filter((mark) => mark !== null)
    .join(' · ');
}

/** Where several claims of sources are all from the same one, it is named once. */
function commonSource(claims: readonly ClaimView[]): ClaimView | null {
  const [first, ...others] = claims.filter((claim) => claim.origin === 'base');
  if (!first || others.length === 0) return null;
  return others.every((claim) => claim.source === first.source) ? first : null;
}
