/** One line of the trash. */
import { Checkbox } from '@mantine/core';
import {
  IconFileText,
  IconFileTypography,
  IconHighlight,
  IconLink,
  IconNote,
  IconQuote,
  IconTable,
} from '@tabler/icons-react';
import type { TrashView } from '#shared/contract/notes-api.ts';
import { When } from '../../components/when/when.tsx';
import classes from './trash-page.module.css';

const kinds = {
  record: { icon: IconFileText, words: 'Record' },
  claim: { icon: IconQuote, words: 'Claim' },
  note: { icon: IconNote, words: 'Note' },
  link: { icon: IconLink, words: 'Link' },
  passage: { icon: IconHighlight, words: 'Passage' },
  document: { icon: IconFileTypography, words: 'Document' },
  view: { icon: IconTable, words: 'View' },
} satisfies Record<TrashView['kind'], unknown>;

type TrashRowProps = { entry: TrashView; ticked: boolean; onTick: (on: boolean) => void };

export function TrashRow({ entry, ticked, onTick }: TrashRowProps) {
  const { icon: Icon, words } = kinds[entry.kind];
  const title = entry.title.trim() === '' ? 'Without a title' : entry.title;
  return (
    <tr data-ticked={ticked || undefined} data-trash={entry.id} onClick={() => onTick(!ticked)}>
      <td className={classes.tick} onClick={(event) => event.stopPropagation()}>
        <Checkbox
          aria-label={`Choose ${title}`}
          checked={ticked}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
      </td>
      <td>
        <span className={classes.what}>
          <Icon size={15} aria-label={words} role="img" />
          <bdi>{title}</bdi>
        </span>
      </td>
      <td>
        <bdi>{entry.place}</bdi>
      </td>
      <td className={classes.when}>
        <When instant={entry.deletedAt} />
      </td>
    </tr>
  );
}
