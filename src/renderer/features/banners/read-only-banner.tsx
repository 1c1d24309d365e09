/** Says that nothing can be changed, why, and offers the way to work where there may be one by now. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { openForWork } from '../start/open-dossier.ts';
import { readOnlyWords, type ReadAccess } from './read-only-words.ts';
import classes from './banners.module.css';

export function ReadOnlyBanner({ access }: { access: ReadAccess }) {
  const [opening, setOpening] = useState(false);
  const { title, help, canReopen } = readOnlyWords(access);
  return (
    <div className={classes.banner} data-access={access.why}>
      <IconLock className={classes.icon} size={16} stroke={1.8} aria-hidden />
      <p className={classes.words}>
        <strong>{title}</strong> <span dir="auto">{help}</span>
      </p>
      {canReopen ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={opening}
          onClick={() => {
            setOpening(true);
            void openForWork().finally(() => setOpening(false));
          }}
        >
          Open for work
        </Button>
      ) : null}
    </div>
  );
}
