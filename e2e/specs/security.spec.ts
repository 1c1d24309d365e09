/**
 * The points of Electron's security list that a running program can show; the numbers are the list's. Points 16 and 19
 * (version, fuses) are unit tests in scripts/lib. Point 3 of IPC, what each call may hold, is in `relay.test.ts`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { inRoot } from '../../scripts/lib/root.mjs';
import { expect, test, type Workbench } from '../fixtures.ts';

type Reply = { ok: boolean; error?: { code: string; message: string } };
type BridgedWindow = { dossier: { invoke: (name: unknown, input: unknown) => Promise<Reply> } };

const invoke = (page: Page, name: unknown, input: unknown = {}): Promise<Reply> =>
  page.evaluate(
    ([each, value]) => (window as unknown as BridgedWindow).dossier.invoke(each, value),
    [name, input] as const,
  );

/** Runs a piece of script as the page's own code would, that is, under its policy: Playwright's evaluate is exempt. */
async function runInPage(page: Page, script: string): Promise<string> {
  return page.evaluate(async (source) => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const element = document.createElement('script');
    element.textContent = source;
    document.head.append(element);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return violations.join(' ');
  }, script);
}

const refusedByPolicy =
  /Content Security Policy|violates|Refused to|ERR_|net::|Failed to load|Not allowed to|Permissions policy violation/i;

test.describe('the page', () => {
  test('is our own, over our own protocol (1, 18)', async ({ page, workbench }) => {
    const url = await workbench.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    );
    expect(url).toEqual([expect.stringMatching(/^app:\/\/dossier\//)]);
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
  });

  test('has no Node and no Electron, only three functions (2, 3, 20)', async ({ page }) => {
    const seen = await page.evaluate(() => {
      const globals = globalThis as Record<string, unknown>;
      const names = [
        'require',
        'process',
        'module',
        'exports',
        'Buffer',
        'global',
        'electron',
        'ipcRenderer',
        '__dirname',
      ];
      const bridge = globals['dossier'] as Record<string, unknown>;
      return {
        node: names.filter((name) => globals[name] !== undefined),
        bridge: Object.entries(bridge).map(([name, value]) => `${name} ${typeof value}`),
        frozen: Object.isFrozen(bridge),
      };
    });
    expect(seen).toEqual({
      node: [],
      bridge: ['invoke function', 'onEvent function', 'grantFile function'],
      frozen: true,
    });
  });

  test('can not replace the bridge for others (3)', async ({ page }) => {
    const kept = await page.evaluate(() => {
      const globals = globalThis as unknown as { dossier: { invoke: unknown } };
      const before = globals.dossier.invoke;
      try {
        globals.dossier.invoke = () => 'mine';
      } catch {
        // Strict code throws, sloppy code does nothing; both are right.
      }
      return globals.dossier.invoke === before;
    });
    expect(kept).toBe(true);
  });

  test('hears events without the sender behind them (20)', async ({ page, workbench }) => {
    const heard = page.evaluate(
      () =>
        new Promise<unknown[]>((resolve) => {
          const bridge = (
            globalThis as unknown as {
              dossier: { onEvent: (listener: (...all: unknown[]) => void) => void };
            }
          ).dossier;
          bridge.onEvent((...all) => resolve(all));
        }),
    );
    await expect
      .poll(async () => {
        await workbench.app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.send('event', { type: 'preferences' }),
        );
        return Promise.race([heard, Promise.resolve(null)]);
      })
      .toEqual([{ type: 'preferences' }]);
  });

  test('was given no more than it needs (4, 6, 8, 9, 10, 11)', async ({ page, workbench }) => {
    test.skip(
      workbench.runtime !== 'electron',
      'Only Electron tells what a window really got; what it is asked for is in web-preferences.test.ts.',
    );
    expect(page.isClosed()).toBe(false);
    const preferences = await workbench.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => {
        // There, but not in Electron's types.
        const contents = window.webContents as unknown as { getLastWebPreferences: () => object };
        return contents.getLastWebPreferences();
      }),
    );
    expect(preferences).toMatchObject([
      { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
    ]);
    const risky = [
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'webviewTag',
      'spellcheck',
      'enableBlinkFeatures',
    ];
    const given = preferences[0] as Record<string, unknown>;
    expect(risky.filter((name) => given[name])).toEqual([]);
  });
});

test.describe('the policy (7)', () => {
  test('is strict, and names a nonce that is new each time', async ({ page }) => {
    const read = () =>
      page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy') ?? '');
    const [first, second] = [await read(), await read()];
    expect(first.replace(/nonce-[^']+/, 'nonce-X').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-X'",
      "img-src 'self' data:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(first).not.toBe(second);
  });

  test('lets no script in but our files', async ({ page, workbench }) => {
    workbench.expectProblems(refusedByPolicy);
    expect(await runInPage(page, 'window.inlineRan = true')).toContain('script-src');
    const ran = await page.evaluate(async () => {
      const globals = globalThis as Record<string, unknown>;
      // Later, from a timer: during evaluate itself Playwright may do what the page may not.
      setTimeout(() => {
        try {
          // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- this is what must not work
          globals['evalRan'] = new Function('return true')();
        } catch {
          globals['evalRan'] = false;
        }
      });
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.handlerRan = true');
      document.body.append(button);
      button.click();
      button.remove();
      await new Promise((resolve) => setTimeout(resolve, 200));
      return ['inlineRan', 'evalRan', 'handlerRan'].filter((name) => globals[name]);
    });
    expect(ran).toEqual([]);
  });

  test('lets nothing in from elsewhere', async ({ page, workbench }) => {
    workbench.expectProblems(refusedByPolicy);
    const outside = await listen();
    const results = await page.evaluate(async (url) => {
      const loaded = (tag: 'img' | 'iframe' | 'link') =>
        new Promise<string>((resolve) => {
          const element = document.createElement(tag);
          element.addEventListener('load', () => resolve(`${tag} loaded`));
          element.addEventListener('error', () => resolve('refused'));
          if (element instanceof HTMLLinkElement) {
            element.rel = 'stylesheet';
            element.href = url;
          } else element.src = url;
          document.body.append(element);
          // A frame that is refused still says that it has loaded: an error page. What counts is the server.
          setTimeout(() => resolve('refused'), 1_000);
        });
      const fetched = await fetch(url).then(
        () => 'fetch answered',
        () => 'refused',
      );
      return [fetched, await loaded('img'), await loaded('link'), await loaded('iframe')].slice(
        0,
        3,
      );
    }, outside.url);
    expect(results).toEqual(['refused', 'refused', 'refused']);
    expect(outside.requests).toEqual([]);
    outside.close();
  });
});

test.describe('the walls around the page', () => {
  test('permissions are denied (5)', async ({ page, workbench }) => {
    workbench.expectProblems(refusedByPolicy);
    const states = await page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'clipboard-read',
        'midi',
      ];
      const state = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      return Object.fromEntries(
        await Promise.all(names.map(async (name) => [name, await state(name)])),
      );
    });
    expect(new Set(Object.values(states))).toEqual(new Set(['denied']));
    const media = await page.evaluate(() =>
      (
        navigator.mediaDevices?.getUserMedia({ audio: true }) ?? Promise.reject(new Error('none'))
      ).then(
        () => 'granted',
        () => 'denied',
      ),
    );
    expect(media).toBe('denied');
  });

  test('it stays where it is (13)', async ({ page, workbench }) => {
    workbench.expectProblems(refusedByPolicy);
    const outside = await listen();
    const before = page.url();
    const targets = [outside.url, 'file:///etc/passwd', 'data:text/html,x'];
    // Chromium asks nobody about its blank page, so the stand-in can't stop that.
    if (workbench.runtime === 'electron') targets.push('about:blank');
    for (const target of targets) {
      await page.evaluate((url) => {
        const link = document.createElement('a');
        link.href = url;
        document.body.append(link);
        link.click();
        link.remove();
        location.href = url;
      }, target);
      await page.waitForTimeout(200);
      expect(page.url(), target).toBe(before);
    }
    expect(outside.requests).toEqual([]);
    outside.close();
  });

  test('it opens no windows (14)', async ({ page, workbench }) => {
    const opened = await page.evaluate(() => [
      window.open('https://example.org') === null,
      window.open('/') === null,
      window.open('about:blank', '_blank', 'popup') === null,
    ]);
    expect(opened).toEqual([true, true, true]);
    const windows = await workbench.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
    );
    expect(windows).toBe(1);
  });

  test('nothing is handed to another program (15)', () => {
    const built = readdirSync(inRoot('out', 'main'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(inRoot('out', 'main', file), 'utf8'));
    expect(built.length).toBeGreaterThan(1);
    for (const code of built)
      expect(code).not.toMatch(/openExternal|shell\.openPath|autoUpdater|crashReporter/);
  });

  test('every request to the outside is cancelled, whatever asks (no network)', async ({
    page,
    workbench,
  }) => {
    expect(page.isClosed()).toBe(false);
    const outside = await listen();
    // A window without our policy: only the request filter stands between it and the network.
    await workbench.app.evaluate(async ({ BrowserWindow }, url) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      await window.loadURL(url).catch(() => {});
      window.destroy();
    }, outside.url);
    expect(outside.requests).toEqual([]);
    outside.close();
  });

  test('no dictionary is ever asked for', async ({ page, workbench }) => {
    expect(page.isClosed()).toBe(false);
    const enabled = await workbench.app.evaluate(({ session }) =>
      session.defaultSession.isSpellCheckerEnabled(),
    );
    expect(enabled).toBe(false);
  });
});

test.describe('calls (17)', () => {
  const refusedNames: unknown[] = [
    'host.start',
    'host.open',
    'host.grant',
    'host.close',
    'host.openFolder',
    'host.theme',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'records.nothing',
    '',
    'x'.repeat(5_000),
    42,
    null,
    { name: 'dossier.state' },
    ['dossier.state'],
  ];

  test('only known names are answered', async ({ page }) => {
    expect(await invoke(page, 'dossier.state')).toMatchObject({ ok: true });
    for (const name of refusedNames) {
      expect(await invoke(page, name), JSON.stringify(name)?.slice(0, 60)).toMatchObject({
        ok: false,
        error: { code: 'invalid_input' },
      });
    }
  });

  test('input that does not fit is refused', async ({ page }) => {
    const inputs: unknown[] = [
      null,
      'text',
      [],
      { unexpected: 1 },
      JSON.parse('{"__proto__": {"polluted": true}, "text": 1}'),
    ];
    for (const input of inputs) {
      expect(await invoke(page, 'shell.copyText', input), JSON.stringify(input)).toMatchObject({
        ok: false,
        error: { code: 'invalid_input' },
      });
    }
    expect(await invoke(page, 'dossier.open', { handle: '/etc' })).toMatchObject({ ok: false });
    expect(await invoke(page, 'dossier.open', { handle: 'never-given-out' })).toMatchObject({
      ok: false,
    });
  });

  test('oversized input is refused, and the program goes on', async ({ page }) => {
    const reply = await page.evaluate(() =>
      (window as unknown as BridgedWindow).dossier.invoke('shell.copyText', {
        text: 'x'.repeat(70 * 1024 * 1024),
      }),
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(await invoke(page, 'dossier.state')).toMatchObject({ ok: true });
  });

  test('another window is no valid sender, even with our page and our preload', async ({
    page,
    workbench,
  }) => {
    expect(page.isClosed()).toBe(false);
    const second = await openSecondWindow(workbench);
    expect(await invoke(second, 'dossier.state')).toMatchObject({
      ok: false,
      error: { code: 'invalid_input', message: 'This page may not call the program.' },
    });
  });
});

async function openSecondWindow(workbench: Workbench): Promise<Page> {
  const opened = workbench.app.waitForEvent('window');
  await workbench.app.evaluate(
    ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({ webPreferences: { sandbox: true, preload } });
      void window.loadURL('app://dossier/');
    },
    inRoot('out', 'preload', 'index.cjs'),
  );
  const page = await opened;
  await page.waitForFunction(() => 'dossier' in globalThis);
  return page;
}

/** Another program on this machine: stands for the whole world. */
async function listen() {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('hello');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/secret`, requests, close: () => void server.close() };
}
