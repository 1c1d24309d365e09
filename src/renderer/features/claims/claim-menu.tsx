/** The small button of a claim, its menu, and its keys while it has the focus. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Fragment, type KeyboardEvent } from 'react';
import { Keys } from '../../components/keys/keys.tsx';
import type { ClaimAction } from './claim-actions.ts';
import classes from './claim-menu.module.css';

type ClaimMenuProps = {
  /** What the claim is, in a few words. */
  words: string;
  actions: readonly ClaimAction[];
  opened: boolean;
  onOpened: (opened: boolean) => void;
};

export function ClaimMenu({ words, actions, opened, onOpened }: ClaimMenuProps) {
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-end" width={270}>
      <Menu.Target>
        <ActionIcon
          size="xs"
          className={classes.button}
          aria-label={`What to do with the claim ${words}`}
          data-claim-menu
          onKeyDown={(event) => onKey(event, actions)}
        >
          <IconDots size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ id, title, keys, section, run }) => (
          <Fragment key={id}>
            {section && id !== actions[0]?.id ? <Menu.Divider /> : null}
            <Menu.Item
              rightSection={keys === undefined ? null : <Keys quiet keys={keys} />}
              onClick={run}
            >
              {title}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Letters are places on the keyboard, so that they work while another script is on. */
function onKey(event: KeyboardEvent, actions: readonly ClaimAction[]): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const action = actions.find(
    ({ keys }) => keys !== undefined && (event.code === `Key${keys}` || event.key === keys),
  );
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action.run();
}
