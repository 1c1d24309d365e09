/** A link in rendered Markdown: to a record, or an address that is shown and copied but never opened. */
import type { ReactNode } from 'react';
import { VisuallyHidden } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { client } from '../../api/client.ts';
import { showRecord } from '../../state/ui-store.ts';
import { showProblem, showToast } from '../toast/toast-store.ts';
import { recordOfUrl } from '#shared/text/wiki-links.ts';
import classes from './markdown-view.module.css';

export type LinkContext = {
  known: readonly FoundRecord[];
  /** `known` has been answered: a record that is not in it is not there. */
  complete: boolean;
  /** Links are words only. */
  still: boolean;
};

type MarkdownLinkProps = LinkContext & { href: string; children?: ReactNode };

export function MarkdownLink({ href, children, known, complete, still }: MarkdownLinkProps) {
  const record = recordOfUrl(href);
  if (record !== null) {
    const found = known.find((candidate) => candidate.record === record);
    const words = isEmpty(children) ? (found?.title ?? record) : children;
    if (!found) {
      return (
        <span
          className={classes.missing}
          title={complete ? `There is no record ${record}` : undefined}
        >
          <bdi>{words}</bdi>
          {complete ? ' (no such record)' : ''}
        </span>
      );
    }
    if (still) return <bdi className={classes.words}>{words}</bdi>;
    return (
      <button
        type="button"
        className={classes.record}
        title={found.title}
        onClick={() => showRecord({ collection: found.collection, record })}
      >
        <bdi>{words}</bdi>
      </button>
    );
  }
  if (still || !/^(https?|mailto):/iu.test(href)) return <span>{children}</span>;
  return (
    <button
      type="button"
      className={classes.address}
      title={`Copy the address: ${href}`}
      onClick={() => void copy(href)}
    >
      <bdi>{children}</bdi>
      <IconCopy size={12} aria-hidden />
      <VisuallyHidden> (copy the address)</VisuallyHidden>
    </button>
  );
}

async function copy(address: string): Promise<void> {
  try {
    await client.shell.copyText({ text: address.replace(/^mailto:/iu, '') });
    showToast({ message: `Copied: ${address}` });
  } catch (error) {
    showProblem(error);
  }
}

function isEmpty(children: ReactNode): boolean {
  return (
    children === undefined ||
    children === null ||
    (Array.isArray(children) && children.length === 0)
  );
}
