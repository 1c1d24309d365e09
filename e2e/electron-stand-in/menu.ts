// Menu and MenuItem: never drawn, but as real to a test as Electron's, and their items can be
// clicked. Roles do what they do in Electron where the stand-in can.
import type { MenuItemConstructorOptions } from 'electron';
import { recordCall } from './calls.ts';
import { roleOf } from './menu-roles.ts';
import { strict } from './strict.ts';
import { StrictEmitter } from './strict-emitter.ts';
import { currentWindow } from './window-registry.ts';

type Click = NonNullable<MenuItemConstructorOptions['click']>;

const menuEvents = new Set(['menu-will-show', 'menu-will-close']);
let applicationMenu: Menu | null = null;

export class MenuItem {
  readonly id: string | undefined;
  readonly type: NonNullable<MenuItemConstructorOptions['type']>;
  readonly role: MenuItemConstructorOptions['role'];
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  readonly registerAccelerator: boolean;
  readonly click: () => void;
  label: string;
  sublabel: string;
  toolTip: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  menu: Menu | undefined;

  constructor(options: MenuItemConstructorOptions) {
    const role = roleOf(options.role);
    this.id = options.id;
    this.role = options.role;
    this.submenu = toMenu(options.submenu ?? role?.submenu);
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    this.label = options.label ?? role?.label ?? '';
    this.accelerator = options.accelerator ?? undefined;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    const self = strict<MenuItem>('MenuItem', this);
    this.click = () => self.choose(options.click);
    return self;
  }

  private choose(click: Click | undefined): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checkAlone();
    const window = currentWindow();
    const event = { triggeredByAccelerator: false };
    // The app's own function, written against Electron's types.
    if (click) click(this as never, (window ?? undefined) as never, event as never);
    else roleOf(this.role)?.run?.(window);
  }

  private checkAlone(): void {
    for (const item of this.menu?.items ?? []) if (item.type === 'radio') item.checked = false;
    this.checked = true;
  }
}

export class Menu extends StrictEmitter {
  items: MenuItem[] = [];

  constructor() {
    super('Menu', menuEvents);
    return strict<Menu>('Menu', this);
  }

  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const entry of template) {
      menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    }
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    item.menu = this;
    this.items.push(item);
  }

  insert(position: number, item: MenuItem): void {
    item.menu = this;
    this.items.splice(position, 0, item);
  }

  /** A test finds the menu in `electron.__calls`, and clicks its items. */
  popup(options: { callback?: () => void } = {}): void {
    recordCall('Menu.popup', this, options);
    this.emit('menu-will-show', {});
  }

  closePopup(): void {
    this.emit('menu-will-close', {});
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const inside = item.submenu?.getMenuItemById(id);
      if (inside) return inside;
    }
    return null;
  }
}

function toMenu(submenu: MenuItemConstructorOptions['submenu']): Menu | undefined {
  if (submenu === undefined) return undefined;
  if (Array.isArray(submenu)) return Menu.buildFromTemplate(submenu);
  return submenu as unknown as Menu;
}
