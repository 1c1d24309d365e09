/** The claims of a cell in a small card beside it: by hovering over its mark, or by a key. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { Button, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { ClaimView, FieldView } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { savePreferences } from '../../api/use-preferences.ts';
import { AnchorPoint } from '../../components/anchored/anchored.tsx';
import { ClaimMark } from '../../components/claim-mark/claim-mark.tsx';
import { stateWords } from '../../components/claim-mark/claim-words.ts';
import { messageOf, showProblem } from '../../components/toast/toast-store.ts';
import { gridActions } from '../../state/grid-actions.ts';
import { closeOverlay, type Overlay } from '../../state/overlay-store.ts';
import { showRecord } from '../../state/ui-store.ts';
import { ValueText } from '../inspector/value-text.tsx';
import { beginClaimOn } from './begin-claim.ts';
import { claimActions } from './claim-actions.ts';
import type { ClaimPlace } from './claim-forms.ts';
import { DifferingValue } from './differing-value.tsx';
import classes from './claim-card.module.css';

type ClaimCardProps = {
  collection: CollectionInfo;
  field: Field;
  overlay: Extract<Overlay, { kind: 'claims' }>;
};

export function ClaimCard({ collection, field, overlay }: ClaimCardProps) {
  const { anchor, row, held } = overlay;
  const place: ClaimPlace = { collection: collection.id, record: row.id, field: field.id };
  const card = useRef<HTMLDivElement>(null);
  const readOnly = useReadOnly();
  const ref = { collection: collection.id, record: row.id };
  const { data, error } = useQuery({
    queryKey: queryKeys.record(ref),
    queryFn: () => client.records.get(ref),
  });
  const view = data?.fields.find((one) => one.field === field.id);

  function close(): void {
    closeOverlay();
    if (held) gridActions.current?.focus(field.id);
  }

  useLeaving(card, row.id, field.id, held);
  return (
    <Popover
      opened
      position="bottom-start"
      offset={3}
      width={340}
      trapFocus={held}
      returnFocus={false}
      middlewares={{ flip: { padding: 8 }, shift: { padding: 8 } }}
      onChange={(opened) => {
        if (!opened) close();
      }}
    >
      <Popover.Target>
        <AnchorPoint anchor={anchor} label={`Claims on ${field.title}`} />
      </Popover.Target>
      <Popover.Dropdown
        ref={card}
        className={classes.card}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      >
        {error ? (
          <p className={classes.problem} role="alert">
            {messageOf(error)}
          </p>
        ) : null}
        {view ? <Claims field={field} view={view} place={place} onDone={closeOverlay} /> : null}
        <div className={classes.foot}>
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={readOnly}
            onClick={() => {
              closeOverlay();
              void beginClaimOn(place, 'grid').catch(showProblem);
            }}
          >
            Add claim…
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            data-autofocus
            onClick={() => {
              closeOverlay();
              savePreferences({ inspectorOpen: true }).catch(showProblem);
              showRecord(ref, field.id);
            }}
          >
            Show in the inspector
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

type ClaimsProps = { field: Field; view: FieldView; place: ClaimPlace; onDone: () => void };

function Claims({ field, view, place, onDone }: ClaimsProps) {
  const state = stateWords(view);
  const shown = view.claims.find((claim) => claim.shown)?.text ?? '';
  return (
    <>
      {state === null ? null : <ClaimMark {...state} />}
      {view.claims.length === 0 ? <p className={classes.none}>Nobody says anything.</p> : null}
      <ul className={classes.claims} aria-label={`Claims on ${field.title}`}>
        {view.claims.map((claim) => (
          <li
            key={claim.id}
            className={classes.claim}
            data-shown={claim.shown || undefined}
            data-differs={claim.differs || undefined}
            data-deprecated={claim.rank === 'deprecated' || undefined}
          >
            <div className={classes.value}>
              {claim.differs ? (
                <DifferingValue
                  field={field}
                  text={claim.text}
                  unknown={claim.unknown}
                  shown={shown}
                />
              ) : (
                <ValueText field={field} text={claim.text} unknown={claim.unknown} stacked />
              )}
              {claim.shown ? (
                <span className={classes.mark}>
                  {claim.rank === 'preferred' ? 'preferred' : 'shown'}
                </span>
              ) : null}
            </div>
            <Prefer field={field} view={view} claim={claim} place={place} onDone={onDone} />
            <p className={classes.origin}>
              {claim.rank === 'deprecated' ? 'Held to be wrong · ' : ''}
              <bdi>{claim.sourceTitle}</bdi>
              {claim.locatorText === '' ? '' : ' · '}
              <bdi>{claim.locatorText}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Prefer({ field, view, claim, place, onDone }: ClaimsProps & { claim: ClaimView }) {
  const disputed = view.state === 'open' || view.state === 'settled';
  const action = claimActions(place, field, claim, disputed).find(({ id }) => id === 'prefer');
  if (!action) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      className={classes.prefer}
      aria-label={`Prefer ${claim.text}, ${claim.sourceTitle}`}
      onClick={() => {
        onDone();
        action.run();
      }}
    >
      Prefer…
    </Button>
  );
}

/** Milliseconds in which the pointer can cross from the mark to the card. */
const CROSSING = 260;

/** A card that the pointer has opened goes when the pointer has left it and its cell, or by Escape. */
function useLeaving(
  card: { current: HTMLElement | null },
  record: string,
  field: string,
  held: boolean,
): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onOver = useEffectEvent(({ target }: PointerEvent): void => {
    const cell =
      target instanceof Element &&
      target.closest(`[row-id="${CSS.escape(record)}"] [col-id="${CSS.escape(field)}"]`);
    clearTimeout(timer.current);
    const inside = cell || (target instanceof Node && card.current?.contains(target));
    if (!inside) timer.current = setTimeout(closeOverlay, CROSSING);
  });
  useEffect(() => {
    if (held) return undefined;
    const over = (event: PointerEvent): void => onOver(event);
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') closeOverlay();
    };
    document.addEventListener('pointerover', over);
    document.addEventListener('keydown', key);
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener('pointerover', over);
      document.removeEventListener('keydown', key);
    };
  }, [held]);
}
