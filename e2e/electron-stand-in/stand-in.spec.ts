// The stand-in's own test: each thing it models, probed through a small app. The same file passes
// for Electron's rules as far as they are known; see README.md.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { dropFiles } from './drop-files.ts';
import { launch, readLog, temporaryFolder } from './fixture-launch.ts';

let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  ({ app, page } = await launch());
});

test.afterAll(() => app.close());

test('isolates the preload from the page', async () => {
  const kinds = await page.evaluate(() =>
    [
      'require',
      'process',
      'ipcRenderer',
      'preloadGlobal',
      'electronStandInSend',
      'standInToken',
    ].map((name) => typeof Reflect.get(globalThis, name)),
  );
  expect(new Set(kinds)).toEqual(new Set(['undefined']));
  expect(await page.evaluate(() => (fixture.leak(), 'leaked' in globalThis))).toBe(false);
  expect(await page.evaluate(() => fixture['process'])).toEqual({
    sandboxed: true,
    type: 'renderer',
  });
});

test('keeps the rules of a sandboxed preload', async () => {
  expect(await page.evaluate(() => fixture['fsError'])).toBe('module not found: node:fs');
  const unmodelled = await page.evaluate(() => fixture['unmodelled']);
  expect(unmodelled).toBe('electron stand-in: ipcRenderer.sendSync is not modelled');
  expect(await page.evaluate(() => fixture['twice'])).toMatch(/Cannot bind an API on top/);
});

test('clones and proxies what crosses contextBridge', async () => {
  const seen = await page.evaluate(async () => {
    const attempt = async (action: () => unknown): Promise<unknown> => {
      try {
        return await action();
      } catch (error) {
        return String(error);
      }
    };
    const { date, map, numbers } = fixture as unknown as {
      date: Date;
      map: Map<number, unknown>;
      numbers: Float64Array;
    };
    return {
      date: date instanceof Date && date.getTime(),
      map: map instanceof Map && map.get(1),
      numbers: numbers instanceof Float64Array && [...numbers],
      frozen: Object.isFrozen(fixture),
      applied: fixture.apply((value) => value * 2),
      callbackFails: await attempt(() =>
        fixture.apply(() => {
          throw new Error('in the page');
        }),
      ),
      later: await attempt(() => fixture.later()),
      laterFails: await attempt(() => fixture.later(true)),
      boom: await attempt(() => fixture.boom()),
      symbol: await attempt(() => fixture.invoke('echo', Symbol('no'))),
    };
  });
  expect(seen).toEqual({
    date: 5,
    map: { a: 2 },
    numbers: [1.5, -2],
    frozen: true,
    applied: 12,
    callbackFails: 'Error: in the page',
    later: { fine: true },
    laterFails: 'TypeError: bad',
    boom: 'RangeError: boom',
    symbol: 'Error: An object could not be cloned.',
  });
});

test('carries values and errors over invoke', async () => {
  const cyclic = await page.evaluate(async () => {
    const node: Record<string, unknown> = { list: [1, undefined, -0, 10n], $: 'dollar' };
    node['self'] = node;
    const back = (await fixture.invoke('echo', node)) as typeof node;
    const list = back['list'] as unknown[];
    return [back['self'] === back, back['$'], Object.is(list[2], -0), String(list[3]), list.length];
  });
  expect(cyclic).toEqual([true, 'dollar', true, '10', 4]);
  const failure = (channel: string): Promise<string> =>
    page.evaluate((name) => fixture.invoke(name).then(String, String), channel);
  expect(await failure('fail')).toBe("Error: Error invoking remote method 'fail': TypeError: nope");
  expect(await failure('zzz')).toContain("No handler registered for 'zzz'");
  const sender = await page.evaluate(() => fixture.invoke('sender'));
  expect(sender).toEqual(['app://local/', 'app://local', null, true]);
});

test('knows where a dropped file lies, and of no other', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'a table.csv');
  writeFileSync(file, 'a,b\n1,2\n');
  await page.evaluate(() => {
    window.addEventListener('dragover', (event) => event.preventDefault());
    window.addEventListener('drop', (event) => {
      event.preventDefault();
      const [dropped] = event.dataTransfer?.files ?? [];
      Object.assign(window, { dropped, droppedPath: dropped && fixture.pathOf(dropped) });
    });
  });
  const drop = () => dropFiles(app, page, { x: 100, y: 100 }, [file]);
  const seen = () =>
    page.evaluate(async () => {
      const { dropped, droppedPath } = window as unknown as { dropped: File; droppedPath: string };
      return { path: droppedPath, text: await dropped.text() };
    });
  await drop();
  await expect.poll(seen).toEqual({ path: file, text: 'a,b\n1,2\n' });

  const others = await page.evaluate(async () => {
    const { dropped } = window as unknown as { dropped: File };
    const copy = new File([await dropped.text()], dropped.name);
    return [fixture.pathOf(copy), fixture.pathOf({ name: dropped.name }), fixture.pathOf(dropped)];
  });
  expect(others).toEqual(['', expect.stringContaining('no File'), file]);
  rmSync(folder, { recursive: true });
});

test('passes message ports to the page', async () => {
  const doubled = await page.evaluate(
    () =>
      new Promise((resolve) => {
        window.addEventListener('message', ({ data, ports: [port] }) => {
          if (data !== 'port' || !port) return;
          port.onmessage = (event) => resolve(event.data);
          port.postMessage({ number: 21 });
        });
        fixture.connect();
      }),
  );
  expect(doubled).toEqual({ doubled: 42 });
});

test('serves the app’s own scheme, with its security policy', async () => {
  expect(await page.evaluate(() => [isSecureContext, Reflect.get(window, 'inlineRan')])).toEqual([
    true,
    undefined,
  ]);
  const fetched = await page.evaluate(async () => ({
    data: await (await fetch('/data.json')).json(),
    policy: (await fetch('/data.json')).headers.get('content-security-policy'),
    traversal: (await fetch('/..%2f..%2fpackage.json')).status,
    foreign: await fetch('https://example.com/').then(String, String),
    cancelled: await fetch('/forbidden.json').then(String, String),
    worker: await new Promise((resolve) => {
      const worker = new Worker('/web-worker.js', { type: 'module' });
      worker.onmessage = (event) => resolve(event.data);
    }),
  }));
  expect(fetched.data).toEqual({ answer: 42 });
  expect(fetched.worker).toEqual({ answer: 42 });
  expect(fetched.policy).toContain("connect-src 'self' http://other.app.localhost");
  expect(fetched.traversal).toBe(404);
  expect(fetched.foreign).toContain('Failed to fetch');
  expect(fetched.cancelled).toContain('Failed to fetch');
});

test('asks before a window opens, and denies it', async () => {
  await page.getByRole('link', { name: 'elsewhere' }).click();
  expect(await page.evaluate(() => window.open('https://example.com/opened'))).toBeNull();
  await page.getByRole('link', { name: 'second' }).click({ modifiers: ['Control'] });
  await expect
    .poll(() => readLog(app))
    .toEqual(
      expect.arrayContaining([
        'window open: https://example.com/blank',
        'window open: https://example.com/opened',
        'window open: app://local/second.html',
      ]),
    );
  expect(app.windows()).toHaveLength(1);
  const opened = await app.evaluate(
    (electron) => (electron as unknown as { __calls: { api: string }[] }).__calls,
  );
  expect(opened.filter((call) => call.api === 'shell.openExternal')).toHaveLength(3);
});

test('opens a window that is allowed', async () => {
  const arrival = app.waitForEvent('window');
  await page.getByRole('link', { name: 'allowed' }).click();
  const second = await arrival;
  await expect(second.getByRole('heading', { name: 'Allowed' })).toBeVisible();
  await second.close();
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
});

test('asks before the page leaves, and lets it go where it may', async () => {
  await page.getByRole('link', { name: 'away' }).click();
  await expect.poll(() => readLog(app)).toContain('will navigate: https://example.com/same');
  await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible();
  await page.getByRole('link', { name: 'second', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Second' })).toBeVisible();
  const url = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  expect(url).toBe('app://local/second.html');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('app://local/'),
  );
  await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible();
});

test('grants the permissions that the app grants, and no others', async () => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'clipboard-read'] as PermissionName[];
    const found = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    return found.map((permission) => permission.state);
  });
  expect(states).toEqual(['denied', 'granted', 'denied']);
  const located = await page.evaluate(
    () =>
      new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('found'),
          (error) => resolve(error.code),
        );
      }),
  );
  expect(located).toBe(1);
});

test('lets nativeTheme choose the page’s colours', async () => {
  const dark = (): Promise<boolean> =>
    page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(await dark()).toBe(false);
  const updated = await app.evaluate(({ nativeTheme }) => {
    let count = 0;
    nativeTheme.on('updated', () => void (count += 1));
    nativeTheme.themeSource = 'dark';
    return [count, nativeTheme.shouldUseDarkColors];
  });
  expect(updated).toEqual([1, true]);
  await expect.poll(dark).toBe(true);
  await page.reload();
  await expect.poll(dark).toBe(true);
  await app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'light'));
  await expect.poll(dark).toBe(false);
});

test('leaves no dialog unanswered', async () => {
  const message = (): Promise<string> =>
    app.evaluate(({ dialog }) => dialog.showSaveDialog({}).then(() => 'answered', String));
  expect(await message()).toContain('dialog.showSaveDialog has no answer; stub it');
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: '/tmp/x' });
  });
  expect(await message()).toBe('answered');
});

test('has a menu whose items can be clicked', async () => {
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('greet')?.click());
  await expect(page.locator('#greeting')).toHaveText('hello');
  const checked = await app.evaluate(({ Menu }) => {
    const option = Menu.getApplicationMenu()?.getMenuItemById('option');
    option?.click();
    return option?.checked;
  });
  expect(checked).toBe(true);
});

test('edits where the caret is, and shares the clipboard with the page', async () => {
  const field = page.getByRole('textbox', { name: 'Field' });
  await field.fill('from the page');
  const role = (name: string): Promise<void> =>
    app.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []);
      items?.find((item) => item.role === wanted)?.click();
    }, name);
  await role('selectAll');
  await role('copy');
  const read = (): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(read).toBe('from the page');
  await app.evaluate(({ clipboard }) => clipboard.writeText('from the app'));
  expect(await read()).toBe('from the app');
  await field.fill('');
  await field.focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(field).toHaveValue('from the app');
  await role('selectAll');
  await role('delete');
  await role('paste');
  await expect(field).toHaveValue('from the app');
});

test('gives a window its size, and remembers it', async () => {
  const viewport = (): Promise<number[]> => page.evaluate(() => [innerWidth, innerHeight]);
  await expect.poll(viewport).toEqual([1000, 700]);
  const window = await app.browserWindow(page);
  await window.evaluate((target) => target.setBounds({ x: 5, width: 1280, height: 800 }));
  await expect.poll(viewport).toEqual([1280, 800]);
  const states = await window.evaluate((target) => {
    target.maximize();
    const maximized = target.getBounds();
    const normal = target.getNormalBounds();
    target.unmaximize();
    target.setBounds({ width: 100 });
    return { maximized, normal, minimum: target.getBounds().width };
  });
  expect(states.maximized).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
  expect(states.normal).toMatchObject({ x: 5, width: 1280, height: 800 });
  expect(states.minimum).toBe(400);
  await window.evaluate((target) => target.maximize());
  await expect.poll(viewport).toEqual([1920, 1080]);
  await window.evaluate((target) => target.unmaximize());
});

test('prints, captures, zooms and runs scripts', async () => {
  const window = await app.browserWindow(page);
  const made = await window.evaluate(async ({ webContents }) => {
    const pdf = await webContents.printToPDF({ pageSize: 'A4' });
    const image = await webContents.capturePage();
    webContents.setZoomFactor(2);
    return {
      pdf: pdf.subarray(0, 4).toString(),
      width: image.getSize().width > 0,
      sum: (await webContents.executeJavaScript('Promise.resolve(1 + 2)')) as number,
      zoom: webContents.getZoomFactor(),
    };
  });
  expect(made).toEqual({ pdf: '%PDF', width: true, sum: 3, zoom: 2 });
  await window.evaluate(({ webContents }) => webContents.setZoomFactor(1));
});

test('lets the app forbid a download', async () => {
  await app.evaluate(({ session }) => {
    session.defaultSession.on('will-download', (event, item) => {
      globalThis.fixtureLog.push(`download: ${item.getFilename()}`);
      event.preventDefault();
    });
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'made.txt';
    link.click();
  });
  await expect.poll(() => readLog(app)).toContain('download: made.txt');
});

test('runs worker threads of the app', async () => {
  expect(await page.evaluate(() => fixture.invoke('work', 21))).toBe(42);
});

test('tells of a crashed page, and loads it again', async () => {
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.once('render-process-gone', (_event, { reason }) => {
      globalThis.fixtureLog.push(`gone: ${reason}`);
      contents.reload();
    });
    contents?.once('did-finish-load', () => globalThis.fixtureLog.push('loaded again'));
    contents?.forcefullyCrashRenderer();
  });
  await expect
    .poll(() => readLog(app))
    .toEqual(expect.arrayContaining(['gone: crashed', 'loaded again']));
});

test('refuses what it does not model', async () => {
  const refusals = await app.evaluate((electron) => {
    const attempt = (action: () => unknown): string => {
      try {
        return `allowed: ${String(action())}`;
      } catch (error) {
        return (error as Error).message;
      }
    };
    const { app: electronApp, BrowserWindow } = electron;
    return [
      attempt(() => electronApp.getGPUInfo('basic')),
      attempt(() => electronApp.on('accessibility-support-changed', () => {})),
      attempt(() => new electron.Tray('icon.png')),
      attempt(() => electron.net.fetch('https://example.com')),
      attempt(() => new BrowserWindow({ webPreferences: { sandbox: false } })),
      attempt(() => new BrowserWindow({ webPreferences: { nodeIntegration: true } })),
      attempt(() => electronApp.enableSandbox()),
    ];
  });
  expect(refusals).toEqual([
    'electron stand-in: app.getGPUInfo is not modelled',
    "electron stand-in: app.on('accessibility-support-changed') is not modelled",
    'electron stand-in: Tray is not modelled',
    'electron stand-in: net.fetch is not modelled',
    'electron stand-in: webPreferences.sandbox: false is refused',
    'electron stand-in: webPreferences.nodeIntegration: true is refused',
    'app.enableSandbox() can only be called before app is ready',
  ]);
});
