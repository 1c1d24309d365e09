/** The dataset that the file was recognised as: licence, citation, and which columns are missing or more than it has. */
import type { ImportDraft, ImportProposal } from '#shared/contract/imports-api.ts';
import { countWords } from './import-words.ts';
import classes from './purpose-step.module.css';

type RecognisedProps = { draft: ImportDraft; proposal: ImportProposal };

export function Recognised({ draft, proposal }: RecognisedProps) {
  const { purpose, left } = proposal;
  const isPreset = purpose.kind === 'preset';
  const isRelease = purpose.kind === 'update' || purpose.kind === 'beside';
  const known = isPreset || isRelease ? draft.recognised : null;
  const missing = isPreset ? (draft.recognised?.missing ?? []) : proposal.missing;
  const extra = isPreset || isRelease ? left : [];
  if (!known && missing.length === 0 && extra.length === 0) return null;
  return (
    <div className={classes.recognised}>
      {known ? (
        <>
          <p className={classes.dataset}>
            {known.title} {known.version ?? ''}
          </p>
          <dl className={classes.facts}>
            <dt>Licence</dt>
            <dd>{known.licence}</dd>
            <dt>Cite as</dt>
            <dd>{known.citation}</dd>
          </dl>
        </>
      ) : null}
      <Columns
        names={missing}
        words={`${countWords(missing.length, 'column')} of it ${missing.length === 1 ? 'is' : 'are'} not in this file:`}
      />
      <Columns
        names={extra}
        words={`${countWords(extra.length, 'column')} of this file ${extra.length === 1 ? 'is' : 'are'} not taken in, unless you choose so in the next step:`}
      />
    </div>
  );
}

function Columns({ names, words }: { names: readonly string[]; words: string }) {
  if (names.length === 0) return null;
  return (
    <p className={classes.columns}>
      {words}{' '}
      {names.map((name, at) => (
        <span key={name}>
          {at === 0 ? '' : ', '}
          <bdi>{name}</bdi>
        </span>
      ))}
    </p>
  );
}
