/**
 * Every command of the program, as data: one list feeds the native menu (shell), the menu in the window,
 * the palette, the shortcuts and the shortcut sheet (renderer). What a command does is in `renderer/app/run-command.ts`.
 */

export const menus = ['File', 'Edit', 'View', 'Go', 'Help'] as const;
export type MenuName = (typeof menus)[number];

export type Command = {
  id: string;
  title: string;
  menu: MenuName;
  /** `Mod` is Ctrl, on macOS Cmd. Letters are places on the keyboard, so that they work in any layout. */
  keys?: string;
  /** Starts a new section of its menu. */
  section?: boolean;
  /** Only with an open dossier. */
  needsDossier?: boolean;
  /** Only while a collection's grid is shown. */
  needsGrid?: boolean;
  /** Only with a record in the inspector. */
  needsRecord?: boolean;
};

export const commands = [
  { id: 'dossier.new', title: 'New dossier…', menu: 'File', keys: 'Mod+Shift+N' },
  { id: 'dossier.open', title: 'Open dossier…', menu: 'File', keys: 'Mod+O' },
  { id: 'dossier.recent', title: 'Open recent…', menu: 'File', keys: 'Mod+Shift+O' },
  { id: 'dossier.reveal', title: 'Show dossier in its folder', menu: 'File', needsDossier: true },
  { id: 'dossier.close', title: 'Close dossier', menu: 'File', needsDossier: true },
  {
    id: 'import.open',
    title: 'Import…',
    menu: 'File',
    keys: 'Mod+Shift+E',
    section: true,
    needsDossier: true,
  },
  {
    id: 'export.csv',
    title: 'Export as CSV…',
    menu: 'File',
    keys: 'Mod+E',
    needsDossier: true,
  },
  { id: 'window.close', title: 'Close window', menu: 'File', keys: 'Mod+W', section: true },
  {
    id: 'record.new',
    title: 'New record',
    menu: 'Edit',
    keys: 'Mod+N',
    needsDossier: true,
    needsGrid: true,
  },
  {
    id: 'record.delete',
    title: 'Move to trash',
    menu: 'Edit',
    keys: 'Mod+Backspace',
    needsRecord: true,
  },
  { id: 'record.copy', title: 'Copy rows', menu: 'Edit', keys: 'Mod+Shift+C', needsGrid: true },
  {
    id: 'note.new',
    title: 'New note on this record',
    menu: 'Edit',
    keys: 'Mod+M',
    section: true,
    needsRecord: true,
  },
  {
    id: 'note.newDossier',
    title: 'New note on the dossier',
    menu: 'Edit',
    keys: 'Mod+Shift+M',
    needsDossier: true,
  },
  {
    id: 'search.focus',
    title: 'Search this collection',
    menu: 'Edit',
    keys: 'Mod+F',
    section: true,
    needsDossier: true,
  },
  { id: 'palette.open', title: 'Find anything…', menu: 'Go', keys: 'Mod+K', needsDossier: true },
  {
    id: 'record.previous',
    title: 'Previous record',
    menu: 'Go',
    keys: 'Alt+ArrowUp',
    section: true,
    needsGrid: true,
  },
  { id: 'record.next', title: 'Next record', menu: 'Go', keys: 'Alt+ArrowDown', needsGrid: true },
  {
    id: 'go.notes',
    title: 'Notes',
    menu: 'Go',
    keys: 'Mod+Shift+L',
    section: true,
    needsDossier: true,
  },
  { id: 'go.imports', title: 'Imports', menu: 'Go', needsDossier: true },
  { id: 'go.trash', title: 'Trash', menu: 'Go', needsDossier: true },
  {
    id: 'view.inspector',
    title: 'Show or hide the inspector',
    menu: 'View',
    keys: 'Mod+I',
    needsGrid: true,
  },
  { id: 'view.columns', title: 'Columns…', menu: 'View', needsGrid: true },
  {
    id: 'view.clearFilters',
    title: 'Clear search and filters',
    menu: 'View',
    keys: 'Mod+Shift+F',
    needsGrid: true,
  },
  { id: 'view.reset', title: 'Reset columns, sort and filters', menu: 'View', needsGrid: true },
  { id: 'theme.system', title: 'Theme: as the system', menu: 'View', section: true },
  { id: 'theme.light', title: 'Theme: light', menu: 'View' },
  { id: 'theme.dark', title: 'Theme: dark', menu: 'View' },
  { id: 'help.shortcuts', title: 'Keyboard shortcuts', menu: 'Help', keys: 'F1' },
  { id: 'help.about', title: 'About Dossier', menu: 'Help' },
] as const satisfies readonly Command[];

export type CommandId = (typeof commands)[number]['id'];
