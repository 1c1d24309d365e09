/** The claims on a field, side by side, with what differs marked and what can be done with each. */
import { useState, type MouseEvent } from 'react';
import type { ClaimView } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import { EDITOR } from '#shared/model/claim.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { showRecord } from '../../state/ui-store.ts';
import { claimActions, type ClaimAction } from '../claims/claim-actions.ts';
import type { ClaimPlace } from '../claims/claim-forms.ts';
import { ClaimMenu } from '../claims/claim-menu.tsx';
import { DifferingValue } from '../claims/differing-value.tsx';
import { gradeText, gradeWords } from '#shared/words/grade-words.ts';
import { openWordsOfClaim } from '../reader/reader-ways.ts';
import { useDocumentsOf } from '../reader/use-document.ts';
import { isSaidAt, type Remark } from './remarks.ts';
import { ValueText } from './value-text.tsx';
import classes from './claim-list.module.css';

type ClaimListProps = {
  place: ClaimPlace;
  field: Field;
  claims: readonly ClaimView[];
  /** The collection that holds the sources, where the dossier has one. */
  sources: string | null;
  remarks: readonly Remark[];
};

export function ClaimList(props: ClaimListProps) {
  const { field, claims, sources } = props;
  const common = commonSource(claims);
  const shown = claims.find((claim) => claim.shown)?.text ?? '';
  return (
    <>
      {common === null ? null : (
        <p className={classes.common}>
          From <SourceName claim={common} sources={sources} />
        </p>
      )}
      <ul className={classes.claims} aria-label={`Claims on ${field.title}`}>
        {claims.map((claim) => (
          <ClaimItem
            {...props}
            key={claim.id}
            claim={claim}
            shown={shown}
            withSource={common === null || claim.origin !== 'base'}
          />
        ))}
      </ul>
    </>
  );
}

/** `shown`: the value that is shown of the field. */
type ClaimItemProps = ClaimListProps & { claim: ClaimView; shown: string; withSource: boolean };

function ClaimItem({ place, field, claim, shown, ...props }: ClaimItemProps) {
  const { sources, remarks, withSource } = props;
  const hasDocument = useDocumentsOf(claim.source).length > 0;
  const menu = useClaimMenu(
    claimActions(place, field, claim, props.claims.length > 1, hasDocument),
  );
  return (
    <li
      className={classes.claim}
      data-shown={claim.shown || undefined}
      data-differs={claim.differs || undefined}
      data-deprecated={claim.rank === 'deprecated' || undefined}
      onContextMenu={menu.onContextMenu}
    >
      <div className={classes.head}>
        <div className={classes.value}>
          {claim.differs ? (
            <DifferingValue field={field} text={claim.text} unknown={claim.unknown} shown={shown} />
          ) : (
            <ValueText field={field} text={claim.text} unknown={claim.unknown} stacked />
          )}
        </div>
        <MenuOf menu={menu} claim={claim} />
      </div>
      <Marks claim={claim} />
      <Origin
        place={place}
        claim={claim}
        sources={sources}
        withSource={withSource}
        hasDocument={hasDocument}
      />
      <ClaimDetails claim={claim} remarks={remarks} />
    </li>
  );
}

type QuietOriginProps = Omit<ClaimListProps, 'claims'> & { claim: ClaimView };

/** Source and place in one line, for a field with a single claim. */
export function QuietOrigin({ place, field, claim, sources, remarks }: QuietOriginProps) {
  const hasDocument = useDocumentsOf(claim.source).length > 0;
  const menu = useClaimMenu(claimActions(place, field, claim, false, hasDocument));
  return (
    <div className={classes.quiet} onContextMenu={menu.onContextMenu}>
      <div className={classes.head}>
        <Origin
          place={place}
          claim={claim}
          sources={sources}
          withSource
          hasDocument={hasDocument}
        />
        <MenuOf menu={menu} claim={claim} />
      </div>
      {claim.rank === 'deprecated' || claim.grade ? <Marks claim={claim} /> : null}
      <ClaimDetails claim={claim} remarks={remarks} />
    </div>
  );
}

type ClaimMenuState = {
  actions: readonly ClaimAction[];
  opened: boolean;
  setOpened: (opened: boolean) => void;
  onContextMenu: (event: MouseEvent) => void;
};

/** The right button opens the same menu as the small one of the claim. */
function useClaimMenu(actions: readonly ClaimAction[]): ClaimMenuState {
  const [opened, setOpened] = useState(false);
  function onContextMenu(event: MouseEvent): void {
    // What is selected is to be copied.
    if (actions.length === 0 || !(window.getSelection()?.isCollapsed ?? true)) return;
    event.preventDefault();
    setOpened(true);
  }
  return { actions, opened, setOpened, onContextMenu };
}

function MenuOf({ menu, claim }: { menu: ClaimMenuState; claim: ClaimView }) {
  if (menu.actions.length === 0) return null;
  return (
    <ClaimMenu
      words={[claim.text || 'without a value', claim.locatorText].filter(Boolean).join(', ')}
      actions={menu.actions}
      opened={menu.opened}
      onOpened={menu.setOpened}
    />
  );
}

type OriginProps = {
  place: ClaimPlace;
  claim: ClaimView;
  sources: string | null;
  withSource: boolean;
  /** Its source has a text: the place leads there. */
  hasDocument: boolean;
};

function Origin({ place, claim, sources, withSource, hasDocument }: OriginProps) {
  const source = withSource ? <SourceName claim={claim} sources={sources} /> : null;
  const leads = hasDocument && (claim.locatorText !== '' || claim.passage !== undefined);
  const words = claim.locatorText || (leads ? 'its words' : '');
  const where = leads ? (
    <button
      type="button"
      className={classes.source}
      aria-label={`Open at ${words}`}
      title="Open the document at this place"
      data-open-words
      onClick={() => void openWordsOfClaim({ ...place, claim: claim.id }).catch(showProblem)}
    >
      <bdi>{words}</bdi>
    </button>
  ) : words === '' ? null : (
    <bdi>{words}</bdi>
  );
  return (
    <p
      className={classes.origin}
      title={[claim.sourceTitle, claim.locatorText].filter(Boolean).join(' · ')}
    >
      {source}
      {source !== null && where !== null ? ' · ' : null}
      {where}
      {claim.asOf ? ` · as of ${claim.asOf}` : ''}
    </p>
  );
}

export function SourceName({ claim, sources }: { claim: ClaimView; sources: string | null }) {
  const opens = sources !== null && claim.origin !== 'computed' && claim.source !== EDITOR;
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

function Marks({ claim }: { claim: ClaimView }) {
  const grade = gradeText(claim.grade);
  const words = marksOf(claim);
  return (
    <p className={classes.marks}>
      {words}
      {words !== '' && grade !== '' ? ' · ' : ''}
      {grade === '' ? null : (
        <abbr className={classes.grade} title={gradeWords(claim.grade)}>
          Grade {grade}
        </abbr>
      )}
    </p>
  );
}

function marksOf(claim: ClaimView): string {
  return [
    claim.shown ? 'Shown' : null,
    claim.differs ? '≠ differs' : null,
    claim.rank === 'preferred' && !claim.shown ? 'Preferred' : null,
    claim.rank === 'preferred' && claim.shown ? 'preferred' : null,
    claim.rank === 'deprecated' ? 'Held to be wrong' : null,
    claim.origin === 'own' ? 'yours' : null,
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
