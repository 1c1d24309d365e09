/** One link as its record sees it: the other end, how sure it is, when, why. A click or Enter goes there. */
import type { KeyboardEvent } from 'react';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { LinkView } from '#shared/contract/links-api.ts';
import { useCollection, useReadOnly } from '../../api/use-dossier-state.ts';
import { CollectionIcon } from '../../app/collection-icon.tsx';
import { sayReadOnly } from '../../components/toast/say-read-only.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { anchorAt, anchorOf, type Anchor } from '../../state/overlay-store.ts';
import { showRecord } from '../../state/ui-store.ts';
import { deleteLink } from './link-actions.ts';
import { detailWords } from './link-words.ts';
import classes from './record-links.module.css';

type LinkItemProps = { link: LinkView; onEdit: () => void; onMenu: (anchor: Anchor) => void };

export function LinkItem({ link, onEdit, onMenu }: LinkItemProps) {
  const { other } = link;
  const place = useCollection(other.collection);
  const detail = detailWords(link);
  const readOnly = useReadOnly();

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>): void {
    const writes = event.key === 'F2' || event.key === 'Delete';
    if (writes && readOnly) sayReadOnly();
    else if (event.key === 'F2') onEdit();
    else if (event.key === 'Delete') void deleteLink(link.id).catch(showProblem);
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))
      onMenu(anchorOf(event.currentTarget));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <li
      className={classes.item}
      data-link={link.id}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(anchorAt(event));
      }}
    >
      <span className={classes.icon}>
        <CollectionIcon icon={place?.icon} size={15} />
      </span>
      <div className={classes.other}>
        <button
          type="button"
          data-stop
          className={classes.jump}
          aria-keyshortcuts="F2 Delete Shift+F10"
          aria-disabled={other.missing}
          title={
            other.missing ? 'In the trash, or gone' : `Go to this ${place?.singular ?? 'record'}`
          }
          onClick={() => {
            if (!other.missing) showRecord(other);
          }}
          onKeyDown={onKeyDown}
        >
          <bdi>{other.title}</bdi>
        </button>
        <p className={classes.hint}>
          {other.missing ? <span className={classes.missing}>in the trash or gone</span> : null}
          <bdi>{other.hint}</bdi>
        </p>
        {detail === '' ? null : <p className={classes.detail}>{detail}</p>}
        {link.note === undefined ? null : (
          <p className={classes.note} dir="auto">
            {link.note}
          </p>
        )}
      </div>
      <span className={classes.actions}>
        <Tooltip label="Edit (F2)">
          <ActionIcon
            size="xs"
            aria-label={`Edit the link to ${other.title}`}
            disabled={readOnly}
            onClick={onEdit}
          >
            <IconPencil size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Move to the trash (Delete)">
          <ActionIcon
            size="xs"
            aria-label={`Move the link to ${other.title} to the trash`}
            disabled={readOnly}
            onClick={() => void deleteLink(link.id).catch(showProblem)}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </span>
    </li>
  );
}
