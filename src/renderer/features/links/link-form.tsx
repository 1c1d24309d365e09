/** Making or changing a link: what it says, of which record, how sure, when, why. */
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { Button, Select } from '@mantine/core';
import type { CollectionInfo, RecordRef } from '#shared/contract/dossier-api.ts';
import type { LinkView } from '#shared/contract/links-api.ts';
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { isIdentity } from '#shared/model/link.ts';
import { RecordPicker } from '../../components/record-picker/record-picker.tsx';
import { messageOf } from '../../components/toast/toast-store.ts';
import { ChosenRecord, LinkDetails } from './link-details.tsx';
import { keepDraft, keptDraft } from './link-drafts.ts';
import { useLinkKinds, type LinkKindView } from './use-link-kinds.ts';
import { kindKey, readInterval, saveLink, type LinkDraft } from './save-link.ts';
import classes from './link-form.module.css';

type LinkFormProps = {
  record: RecordRef;
  collection: CollectionInfo;
  /** null: a new one. */
  link: LinkView | null;
  onDone: (id: string) => void;
  onCancel: () => void;
};

/** In the page, so that the list stays inside its landmark. */
const dropdown = { withinPortal: false, floatingStrategy: 'fixed', shadow: 'md' } as const;

export function LinkForm({ record, collection, link, onDone, onCancel }: LinkFormProps) {
  const kinds = useLinkKinds(record, link);
  /** It was left and come back to: the focus is elsewhere, and stays there. */
  const [resumed, setResumed] = useState(() => keptDraft(record.record) !== null);
  const [draft, setDraft] = useState<LinkDraft>(() => firstDraft(record, link));
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const submit = useRef<HTMLButtonElement>(null);
  const kind = kinds.find((one) => kindKey(one) === draft.kind);
  const when = readInterval(draft.interval);
  const isChosen = kind !== undefined && draft.other !== null;
  const ready = isChosen && when.ok && !saving;

  function change(part: Partial<LinkDraft>): void {
    const next = { ...draft, ...part };
    setDraft(next);
    setResumed(false);
    keepDraft(record.record, { id: link?.id ?? null, draft: next });
  }

  function cancel(): void {
    keepDraft(record.record, null);
    onCancel();
  }

  // Of a link that is there all but a detail is known: Enter saves.
  useEffect(() => {
    if (isChosen && link !== null && !resumed) submit.current?.focus();
  }, [isChosen, link, resumed]);

  function chooseKind(key: string): void {
    change({ kind: key, ...(link ? {} : keptOther(draft, key, kinds)) });
  }

  /** Enter takes what is marked. The list marks its first entry only after a moment, and who types fast is ahead of it. */
  function onKindKey(event: KeyboardEvent<HTMLInputElement>): void {
    const { key, ctrlKey, metaKey, nativeEvent, currentTarget } = event;
    if (key !== 'Enter' || ctrlKey || metaKey || nativeEvent.isComposing) return;
    const words = currentTarget.value.trim().toLowerCase();
    if (words === '' || words === kind?.words.toLowerCase()) return;
    const marked = currentTarget.form?.querySelector('[data-combobox-selected]')?.textContent;
    const meant =
      kinds.find((one) => one.words === marked) ??
      kinds.find((one) => one.words.toLowerCase().includes(words));
    if (!meant) return;
    event.preventDefault();
    chooseKind(kindKey(meant));
  }

  function choose(other: FoundRecord): void {
    change({ other });
    requestAnimationFrame(() => submit.current?.focus());
  }

  async function save(): Promise<void> {
    if (!ready || !kind || !draft.other) return;
    setSaving(true);
    setProblem(null);
    try {
      const id = await saveLink({ record, kind, draft, other: draft.other, link });
      keepDraft(record.record, null);
      onDone(id);
    } catch (error) {
      setProblem(messageOf(error));
      setSaving(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    const isListOpen = event.target instanceof Element && event.target.matches('[data-expanded]');
    if (event.key === 'Escape' && !isListOpen) cancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <form
      className={classes.form}
      aria-label={link ? `Link to ${link.other.title}` : 'New link'}
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <Select
        label={`This ${collection.singular} …`}
        placeholder="What the link says"
        data={kinds.map((one) => ({ value: kindKey(one), label: one.words }))}
        value={draft.kind}
        comboboxProps={dropdown}
        // All of them at once: there are not many, and what scrolls would need a tab stop of its own.
        maxDropdownHeight={560}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        data-autofocus
        autoFocus={link === null && !resumed}
        nothingFoundMessage="No link has these words"
        onChange={(value) => {
          if (value !== null) chooseKind(value);
        }}
        onKeyDown={onKindKey}
      />
      {kind === undefined ? null : draft.other === null ? (
        <div className={classes.picker}>
          <span className={classes.label}>… which record</span>
          <RecordPicker
            key={draft.kind}
            label="The other record"
            collections={kind.collections}
            except={record.record}
            autoFocus={!resumed}
            onPick={choose}
          />
        </div>
      ) : (
        <ChosenRecord
          record={draft.other}
          onChange={link === null ? () => change({ other: null }) : null}
        />
      )}
      {isChosen ? (
        <LinkDetails draft={draft} when={when} timeless={isIdentity(kind.kind)} onChange={change} />
      ) : null}
      {problem === null ? null : (
        <p className={classes.problem} role="alert" dir="auto">
          {problem}
        </p>
      )}
      <div className={classes.buttons}>
        <Button size="compact-xs" variant="default" onClick={cancel}>
          Cancel
        </Button>
        <Button ref={submit} size="compact-xs" type="submit" disabled={!ready} loading={saving}>
          Save link
        </Button>
      </div>
    </form>
  );
}

function firstDraft({ record }: RecordRef, link: LinkView | null): LinkDraft {
  const kept = keptDraft(record);
  if (kept && kept.id === (link?.id ?? null)) return kept.draft;
  return {
    kind: link === null ? null : kindKey(link),
    other: link?.other ?? null,
    certainty: link?.certainty ?? 'certain',
    interval: link?.interval ?? '',
    note: link?.note ?? '',
  };
}

/** Another kind may lead elsewhere. */
function keptOther(
  { other }: LinkDraft,
  key: string | null,
  kinds: readonly LinkKindView[],
): Pick<LinkDraft, 'other'> {
  const collections = kinds.find((one) => kindKey(one) === key)?.collections ?? null;
  const fits = other !== null && (collections === null || collections.includes(other.collection));
  return { other: fits ? other : null };
}
