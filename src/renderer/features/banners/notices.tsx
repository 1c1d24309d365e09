/** What happened to the files of the dossier, until it is dismissed: the newest first, the others a click away. */
import { useState } from 'react';
import { Button, CloseButton } from '@mantine/core';
import { IconArchiveOff, IconFileAlert, IconShieldHalfFilled } from '@tabler/icons-react';
import type { Notice } from '#shared/contract/dossier-api.ts';
import type { PlaceBelow } from '#shared/contract/shell-api.ts';
import { client } from '../../api/client.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { When } from '../../components/when/when.tsx';
import { inFolder } from '../../components/words/in-folder.ts';
import classes from './banners.module.css';

const kinds: Record<Notice['kind'], { icon: typeof IconFileAlert; below?: PlaceBelow }> = {
  foreign: { icon: IconFileAlert, below: 'quarantine' },
  shrunk: { icon: IconShieldHalfFilled },
  backup: { icon: IconArchiveOff },
};

type NoticesProps = { notices: readonly Notice[]; folder: string };

export function Notices({ notices, folder }: NoticesProps) {
  const [open, setOpen] = useState(false);
  const newestFirst = notices.toReversed();
  const more = notices.length - 1;
  return (
    <div className={classes.notices}>
      <ul className={classes.list} aria-label="Notices">
        {(open ? newestFirst : newestFirst.slice(0, 1)).map((notice) => (
          <NoticeBanner key={notice.id} notice={notice} folder={folder} />
        ))}
      </ul>
      {more > 0 ? (
        <button
          type="button"
          className={classes.more}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Show only the newest' : `${more} more`}
        </button>
      ) : null}
    </div>
  );
}

function NoticeBanner({ notice, folder }: { notice: Notice; folder: string }) {
  const { id, kind, at, message } = notice;
  const { icon: Icon, below } = kinds[kind];
  return (
    <li className={classes.banner} data-notice={kind}>
      <Icon className={classes.icon} size={16} stroke={1.8} aria-hidden />
      <p className={classes.words}>
        <bdi>{inFolder(message, folder)}</bdi>{' '}
        <span className={classes.when}>
          <When instant={at} />
        </span>
      </p>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => void client.shell.reveal({ handle: null, below }).catch(showProblem)}
      >
        Show in folder
      </Button>
      <CloseButton
        aria-label="Dismiss"
        title="Dismiss"
        onClick={() => void client.dossier.dismissNotice({ id }).catch(showProblem)}
      />
    </li>
  );
}
