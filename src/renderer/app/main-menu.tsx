/** The program's menu inside the window, made from the command registry: the same as the native one. */
import { useState } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { menus, type MenuName } from '#shared/commands.ts';
import { useOfferedSteps } from '../api/offered-steps.ts';
import { Keys } from '../components/keys/keys.tsx';
import { allCommands, isOffered, titleOf } from './command-state.ts';
import { runCommand } from './run-command.ts';
import classes from './main-menu.module.css';

export function MainMenu() {
  const [opened, setOpened] = useState(false);
  // For the titles of undo and redo, here and wherever else commands are listed.
  useOfferedSteps();
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={170} offset={4}>
      <Menu.Target>
        <ActionIcon className={classes.button} size={30} aria-label="Menu" title="Menu">
          <IconMenu2 size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {menus.map((menu) => (
          <Menu.Sub key={menu} openDelay={60} closeDelay={160} offset={4}>
            <Menu.Sub.Target>
              <Menu.Sub.Item>{menu}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              <Entries menu={menu} />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Entries({ menu }: { menu: MenuName }) {
  return allCommands
    .filter((command) => command.menu === menu)
    .flatMap((command, index) => [
      command.section && index > 0 ? <Menu.Divider key={`${command.id}-line`} /> : null,
      <Menu.Item
        key={command.id}
        className={classes.item}
        disabled={!isOffered(command)}
        rightSection={command.keys ? <Keys quiet keys={command.keys} /> : null}
        onClick={() => runCommand(command.id)}
      >
        <bdi className={classes.title}>{titleOf(command)}</bdi>
      </Menu.Item>,
    ]);
}
