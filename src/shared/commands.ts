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
  /** `Mod` is Ctrl, on macOS Cmd. A letter is where the layout has it, else where a US keyboard does (`pressed-keys.ts`). */
  keys?: string;
  /** Keys that do the same, for habits from elsewhere. */
  otherKeys?: string;
  /** Starts a new section of its menu. */
  section?: boolean;
  /** Only with an open dossier. */
  needsDossier?: boolean;
  /** Only while a collection's grid is shown. */
  needsGrid?: boolean;
  /** Only with a record in the inspector. */
  needsRecord?: boolean;
  /** Changes the dossier: not while it is open for reading only. */
  writes?: boolean;
  /** Only while there is a step to take back, or to do again; the title says which. */
  needsStep?: 'undo' | 'redo';
  /** Only while the grid shows a named view. */
  needsView?: boolean;
};

export const commands = [
  { id: 'dossier.new', title: 'New dossier…', menu: 'File', keys: 'Mod+Shift+N' },
  { id: 'dossier.open', title: 'Open dossier…', menu: 'File', keys: 'Mod+O' },
  { id: 'dossier.recent', title: 'Open recent…', menu: 'File', keys: 'Mod+Shift+O' },
  { id: 'dossier.openCopy', title: 'Open a copy…', menu: 'File' },
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
  { id: 'exchange.open', title: 'Bring in an exported file…', menu: 'File' },
  {
    id: 'document.add',
    title: 'Add a document to a source…',
    menu: 'File',
    needsDossier: true,
    writes: true,
  },
  {
    id: 'export.open',
    title: 'Export…',
    menu: 'File',
    keys: 'Mod+E',
    section: true,
    needsDossier: true,
  },
  { id: 'export.claims', title: 'Export claims…', menu: 'File', needsDossier: true },
  {
    id: 'export.package',
    title: 'Export the dossier as a data package…',
    menu: 'File',
    needsDossier: true,
  },
  {
    id: 'report.make',
    title: 'Make a report…',
    menu: 'File',
    keys: 'Mod+P',
    needsDossier: true,
  },
  { id: 'dossier.saveCopy', title: 'Save a copy as…', menu: 'File', needsDossier: true },
  { id: 'backup.take', title: 'Make a backup now', menu: 'File', needsDossier: true, writes: true },
  { id: 'window.close', title: 'Close window', menu: 'File', keys: 'Mod+W', section: true },
  { id: 'edit.undo', title: 'Undo', menu: 'Edit', keys: 'Mod+Z', needsStep: 'undo', writes: true },
  {
    id: 'edit.redo',
    title: 'Redo',
    menu: 'Edit',
    keys: 'Mod+Shift+Z',
    otherKeys: 'Mod+Y',
    needsStep: 'redo',
    writes: true,
  },
  {
    id: 'record.new',
    title: 'New record',
    menu: 'Edit',
    keys: 'Mod+N',
    section: true,
    needsDossier: true,
    needsGrid: true,
    writes: true,
  },
  {
    id: 'record.delete',
    title: 'Move to trash',
    menu: 'Edit',
    keys: 'Mod+Backspace',
    needsRecord: true,
    writes: true,
  },
  { id: 'record.copy', title: 'Copy rows', menu: 'Edit', keys: 'Mod+Shift+C', needsGrid: true },
  {
    id: 'claim.new',
    title: 'Add claim…',
    menu: 'Edit',
    keys: 'Mod+Shift+A',
    section: true,
    needsRecord: true,
    writes: true,
  },
  {
    id: 'note.new',
    title: 'New note on this record',
    menu: 'Edit',
    keys: 'Mod+M',
    needsRecord: true,
    writes: true,
  },
  {
    id: 'note.newDossier',
    title: 'New note on the dossier',
    menu: 'Edit',
    keys: 'Mod+Shift+M',
    needsDossier: true,
    writes: true,
  },
  {
    id: 'link.new',
    title: 'Link to another record…',
    menu: 'Edit',
    keys: 'Mod+L',
    needsRecord: true,
    writes: true,
  },
  {
    id: 'identity.open',
    title: 'Same or different…',
    menu: 'Edit',
    keys: 'Mod+J',
    needsGrid: true,
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
    id: 'go.back',
    title: 'Back to where you were',
    menu: 'Go',
    keys: 'Alt+ArrowLeft',
    needsDossier: true,
  },
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
    id: 'go.disputes',
    title: 'Disputes',
    menu: 'Go',
    keys: 'Mod+Shift+D',
    section: true,
    needsDossier: true,
  },
  { id: 'go.notes', title: 'Notes', menu: 'Go', keys: 'Mod+Shift+L', needsDossier: true },
  { id: 'go.imports', title: 'Imports', menu: 'Go', needsDossier: true },
  { id: 'go.history', title: 'History', menu: 'Go', keys: 'Mod+Shift+H', needsDossier: true },
  { id: 'go.trash', title: 'Trash', menu: 'Go', needsDossier: true },
  { id: 'go.backups', title: 'Backups', menu: 'Go', needsDossier: true },
  {
    id: 'view.inspector',
    title: 'Show or hide the inspector',
    menu: 'View',
    keys: 'Mod+I',
    needsGrid: true,
  },
  {
    id: 'view.document',
    title: 'Show or hide the document',
    menu: 'View',
    keys: 'F8',
    needsDossier: true,
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
  {
    id: 'view.saveAs',
    title: 'Save view as…',
    menu: 'View',
    keys: 'Mod+Shift+S',
    section: true,
    needsGrid: true,
    writes: true,
  },
  {
    id: 'view.save',
    title: 'Save changes to the view',
    menu: 'View',
    needsView: true,
    writes: true,
  },
  { id: 'view.revert', title: 'Back to the view as saved', menu: 'View', needsView: true },
  { id: 'view.rename', title: 'Rename view…', menu: 'View', needsView: true, writes: true },
  { id: 'view.delete', title: 'Delete view', menu: 'View', needsView: true, writes: true },
  { id: 'theme.system', title: 'Theme: as the system', menu: 'View', section: true },
  { id: 'theme.light', title: 'Theme: light', menu: 'View' },
  { id: 'theme.dark', title: 'Theme: dark', menu: 'View' },
  { id: 'help.shortcuts', title: 'Keyboard shortcuts', menu: 'Help', keys: 'F1' },
  { id: 'help.about', title: 'About Dossier', menu: 'Help' },
] as const satisfies readonly Command[];

export type CommandId = (typeof commands)[number]['id'];
