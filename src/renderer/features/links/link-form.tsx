/** Making or changing a link: what it says, of which record, how sure, when, why. */
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CollectionInfo, RecordRef } from '#shared/contract/dossier-api.ts';
import type { LinkView } from '#shared/contract/links-api.ts';
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { isIdentity, isMutual, type Certainty } from '#shared/model/link.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { RecordPicker } from '../../components/record-picker/record-picker.tsx';
import { messageOf } from '../../components/toast/toast-store.ts';
import { certainties } from './link-words.ts';
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
  const kinds = useKinds(record, link);
  const [draft, setDraft] = useState<LinkDraft>(() => draftOf(link));
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const change = (part: Partial<LinkDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const kind = kinds.find((one) => kindKey(one) === draft.kind);
  const when = readInterval(draft.interval);
  const ready = kind !== undefined && draft.other !== null && when.ok && !saving;

  async function save(): Promise<void> {
    if (!ready || !kind || !draft.other) return;
    setSaving(true);
    setProblem(null);
    try {
      onDone(await saveLink({ record, kind, draft, other: draft.other, link }));
    } catch (error) {
      setProblem(messageOf(error));
      setSaving(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    const isListOpen = event.target instanceof Element && event.target.matches('[data-expanded]');
    if (event.key === 'Escape' && !isListOpen) onCancel();
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
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        data-autofocus
        autoFocus={link === null}
        nothingFoundMessage="No link has these words"
        onChange={(value) =>
          change({ kind: value, ...(link ? {} : keptOther(draft, value, kinds)) })
        }
      />
      {kind === undefined ? null : draft.other === null ? (
        <div className={classes.picker}>
          <span className={classes.label}>… which record</span>
          <RecordPicker
            key={draft.kind}
            label="The other record"
            collections={kind.collections}
            except={record.record}
            autoFocus
            onPick={(other) => change({ other })}
          />
        </div>
      ) : (
        <Other
          record={draft.other}
          onChange={link === null ? () => change({ other: null }) : null}
        />
      )}
      {kind !== undefined && draft.other !== null ? (
        <>
          {isIdentity(kind.kind) ? null : (
            <>
              <div>
                <span className={classes.label}>How sure</span>
                <SegmentedControl
                  fullWidth
                  aria-label="How sure"
                  value={draft.certainty}
                  data={[...certainties]}
                  onChange={(value) => change({ certainty: value as Certainty })}
                />
              </div>
              <TextInput
                label="When it held"
                placeholder="2015 to 2016, since April 2017, about 2014"
                value={draft.interval}
                error={when.ok ? null : when.message}
                description={when.ok && when.words !== '' ? when.words : null}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                onChange={(event) => change({ interval: event.currentTarget.value })}
              />
            </>
          )}
          <Textarea
            label="Why, and after whom"
            placeholder="Optional"
            autosize
            minRows={2}
            maxRows={8}
            dir="auto"
            maxLength={10_000}
            value={draft.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </>
      ) : null}
      {problem === null ? null : (
        <p className={classes.problem} role="alert" dir="auto">
          {problem}
        </p>
      )}
      <div className={classes.buttons}>
        <Button size="compact-xs" variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="compact-xs" type="submit" disabled={!ready} loading={saving}>
          Save link
        </Button>
      </div>
    </form>
  );
}

type Kind = Awaited<ReturnType<typeof client.links.kinds>>[number];
const none: Kind[] = [];

/** An existing link stays between its two records, in its direction, and a word on identity stays one. */
function useKinds({ collection, record }: RecordRef, link: LinkView | null): Kind[] {
  const { data = none } = useQuery({
    queryKey: queryKeys.linkKinds(collection),
    queryFn: () => client.links.kinds({ collection }),
  });
  if (link === null) return data;
  const side = link.from.record === record ? 'out' : 'in';
  return data.filter(
    ({ kind, direction, collections }) =>
      isIdentity(kind) === isIdentity(link.kind) &&
      (isMutual(kind) || direction === side) &&
      (collections === null || collections.includes(link.other.collection)),
  );
}

function draftOf(link: LinkView | null): LinkDraft {
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
  kinds: readonly Kind[],
): Pick<LinkDraft, 'other'> {
  const collections = kinds.find((one) => kindKey(one) === key)?.collections ?? null;
  const fits = other !== null && (collections === null || collections.includes(other.collection));
  return { other: fits ? other : null };
}

type OtherProps = { record: FoundRecord; onChange: (() => void) | null };

function Other({ record, onChange }: OtherProps) {
  return (
    <div className={classes.other}>
      <span className={classes.otherWords}>
        <bdi className={classes.title}>{record.title}</bdi>
        <bdi className={classes.hint}>{record.hint}</bdi>
      </span>
      {onChange === null ? null : (
        <button
          type="button"
          className={classes.change}
          aria-label="Choose another record"
          title="Choose another record"
          onClick={onChange}
        >
          <IconX size={13} stroke={1.8} aria-hidden />
        </button>
      )}
    </div>
  );
}
