/** The native menu, from the same list as the menu in the window, the palette and the shortcuts. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { commands, menus, type Command, type MenuName } from '#shared/commands.ts';
import { acceleratorOf } from './accelerator.ts';

type Template = MenuItemConstructorOptions[];

export function setUpMenu(run: (command: string) => void): void {
  const template: Template = menus.map((name) => ({ label: name, submenu: submenuOf(name, run) }));
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function submenuOf(menu: MenuName, run: (command: string) => void): Template {
  const items: Template = [];
  const own: readonly Command[] = commands;
  for (const command of own.filter((each) => each.menu === menu)) {
    if (command.section && items.length > 0) items.push({ type: 'separator' });
    items.push(itemOf(command, run));
  }
  // Below undo and redo, where they are looked for.
  if (menu === 'Edit') items.splice(items.findIndex(isSeparator), 0, separator, ...editRoles);
  if (menu === 'View') items.push({ type: 'separator' }, ...zoomRoles, ...developerRoles());
  if (menu === 'File' && process.platform !== 'darwin') items.push({ role: 'quit' });
  return items;
}

const separator = { type: 'separator' } as const;
const isSeparator = ({ type }: MenuItemConstructorOptions): boolean => type === 'separator';

function itemOf(command: Command, run: (command: string) => void): MenuItemConstructorOptions {
  const item: MenuItemConstructorOptions = {
    id: command.id,
    label: command.title,
    click: () => run(command.id),
  };
  if (command.keys !== undefined) {
    item.accelerator = acceleratorOf(command.keys);
    // Shown only. The page handles the keys by their place, which works in an Arabic or Cyrillic layout too.
    item.registerAccelerator = false;
  }
  return item;
}

const editRoles: Template = [
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];

const zoomRoles: Template = [
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  { role: 'togglefullscreen' },
];

function developerRoles(): Template {
  if (app.isPackaged) return [];
  return [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
}
