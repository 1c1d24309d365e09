/** All links of a record, grouped by what they say, and the way to make another. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@mantine/core';
import { IconLink, IconPlus } from '@tabler/icons-react';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { LinkView } from '#shared/contract/links-api.ts';
import type { RecordDetail } from '#shared/contract/records-api.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { keysText } from '../../components/keys/keys-text.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import type { Anchor } from '../../state/overlay-store.ts';
import { keptDraft } from './link-drafts.ts';
import { LinkForm } from './link-form.tsx';
import { LinkItem } from './link-item.tsx';
import { LinkMenu } from './link-menu.tsx';
import { groupByWords } from './link-words.ts';
import { useLinks, useNewLink } from './use-links.ts';
import classes from './record-links.module.css';

type RecordLinksProps = { record: RecordDetail; collection: CollectionInfo };

/** What is being written: a new link, or one that is there (by its id). */
type Writing = { id: string | null } | null;

export function RecordLinks({ record, collection }: RecordLinksProps) {
  const ref = { collection: record.collection, record: record.id };
  const { data, error } = useLinks(ref);
  const readOnly = useReadOnly();
  const begun = useNewLink((state) => state.record);
  const root = useRef<HTMLDivElement>(null);
  const [writing, setWriting] = useState<Writing>(() => keptDraft(record.id));
  const [menu, setMenu] = useState<{ link: LinkView; anchor: Anchor } | null>(null);
  /** The link that gets the focus as soon as it is there. */
  const [awaited, setAwaited] = useState<string | null>(null);
  const groups = groupByWords(data ?? []);

  useEffect(() => {
    if (begun?.record !== record.id) return;
    setWriting({ id: null });
    useNewLink.setState({ record: null });
  }, [begun, record.id]);

  useEffect(() => {
    const item = root.current?.querySelector<HTMLElement>(`[data-link="${awaited}"] [data-stop]`);
    if (awaited === null || !item) return;
    item.focus();
    setAwaited(null);
  }, [awaited, data, writing]);

  function close(id: string | null): void {
    setWriting(null);
    if (id === null) root.current?.querySelector<HTMLElement>('[data-new]')?.focus();
    else setAwaited(id);
  }

  const form = (link: LinkView | null) => (
    <LinkForm
      key={link?.id ?? 'new'}
      record={ref}
      collection={collection}
      link={link}
      onDone={close}
      onCancel={() => close(link?.id ?? null)}
    />
  );
  return (
    <div ref={root} className={classes.links} onKeyDown={(event) => walk(event, root.current)}>
      {error ? (
        <p className={classes.problem} role="alert">
          {messageOf(error)}
        </p>
      ) : null}
      {writing?.id === null ? (
        form(null)
      ) : (
        <div className={classes.head}>
          <Button
            data-new
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            title={keysText('Mod+L')}
            disabled={readOnly || record.trashed}
            onClick={() => setWriting({ id: null })}
          >
            Link to another record
          </Button>
        </div>
      )}
      {data?.length === 0 && writing === null ? <NoLinks singular={collection.singular} /> : null}
      {groups.map((group) => (
        <section key={group.key} aria-label={group.words}>
          <h3 className={classes.words}>{group.words}</h3>
          <ul className={classes.items}>
            {group.links.map((link) =>
              writing?.id === link.id ? (
                <li key={link.id}>{form(link)}</li>
              ) : (
                <LinkItem
                  key={link.id}
                  link={link}
                  onEdit={() => setWriting({ id: link.id })}
                  onMenu={(anchor) => setMenu({ link, anchor })}
                />
              ),
            )}
          </ul>
        </section>
      ))}
      {menu === null ? null : (
        <LinkMenu
          link={menu.link}
          record={ref}
          anchor={menu.anchor}
          onEdit={() => setWriting({ id: menu.link.id })}
          onClose={() => {
            setAwaited(menu.link.id);
            setMenu(null);
          }}
        />
      )}
    </div>
  );
}

function NoLinks({ singular }: { singular: string }) {
  return (
    <div className={classes.empty}>
      <IconLink size={24} stroke={1.4} aria-hidden />
      <p>
        No links yet. A link says what this {singular} has to do with another record: who commanded,
        what led to it, which report tells of the same.
      </p>
    </div>
  );
}

/** Up and down go from link to link. */
function walk(event: KeyboardEvent, root: HTMLElement | null): void {
  if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const stops = [...(root?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = at < 0 ? undefined : stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
