// Ties one page to its webContents: prepares it, installs the preload in an isolated world, and
// passes messages between that world and the main process.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { ignoreGone, type CdpSession } from './cdp.ts';
import { decode, encode } from './codec.ts';
import { closePage, openPage, type Page, type PageSize } from './pages.ts';

const worldName = 'Electron Isolated Context';
const mainWorldScript = readFileSync(path.join(__dirname, 'main-world.js'), 'utf8');
const isolatedWorldScript = readFileSync(path.join(__dirname, 'isolated-world.js'), 'utf8');

export interface PageLinkOptions {
  readonly size: PageSize;
  readonly preload: string | undefined;
  readonly additionalArguments: readonly string[];
  /** A message from the preload's world. */
  readonly received: (message: unknown[]) => void;
  /** The preload can't even be read or parsed. */
  readonly preloadFailed: (file: string, error: Error) => void;
  /** Listens to the page's events and makes its settings, before anything runs in it. */
  readonly prepare: (page: Page) => Promise<void>;
}

export interface PageLink {
  readonly page: Promise<Page>;
  /** Sends a message to the preload's world; kept back until there is one. */
  deliver(...message: unknown[]): void;
  /** True while a document with a preload's world is there. */
  hasDocument(): boolean;
  /** Runs an expression in the preload's world, as if the user had asked for it. */
  evaluateIsolated(expression: string): Promise<unknown>;
  close(): void;
}

export function openPageLink(options: PageLinkOptions): PageLink {
  let contextId: number | undefined;
  let session: CdpSession | undefined;
  const backlog: string[] = [];

  function deliverText(message: string): void {
    if (contextId === undefined || !session) {
      backlog.push(message);
      return;
    }
    ignoreGone(
      session.send('Runtime.callFunctionOn', {
        functionDeclaration: '(message) => globalThis.electronStandInReceive?.(message)',
        executionContextId: contextId,
        arguments: [{ value: message }],
      }),
    );
  }

  function followWorld(page: Page): void {
    page.session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = (context.auxData ?? {}) as { frameId?: string };
      if (context.name !== worldName || frameId !== page.targetId) return;
      contextId = context.id;
      for (const message of backlog.splice(0)) deliverText(message);
    });
    page.session.on('Runtime.executionContextsCleared', () => void (contextId = undefined));
    page.session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      // Whatever a document says after its end is dropped.
      if (name !== 'electronStandInSend' || executionContextId !== contextId) return;
      options.received(decode(payload) as unknown[]);
    });
  }

  async function open(): Promise<Page> {
    const page = await openPage(options.size);
    session = page.session;
    followWorld(page);
    const token = JSON.stringify(randomUUID());
    const settings = JSON.stringify({ process: preloadProcess(options.additionalArguments) });
    const isolated = { worldName };
    const commands = [
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Log.enable'),
      session.send('Runtime.addBinding', {
        name: 'electronStandInSend',
        executionContextName: worldName,
      }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: `{ const standInToken = ${token};\n${mainWorldScript}\n}`,
      }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: `{ const standInToken = ${token}, standInSettings = ${settings};\n${isolatedWorldScript}\n}`,
        ...isolated,
      }),
    ];
    const preload = readPreload(options);
    if (preload !== undefined) {
      commands.push(
        session.send('Page.addScriptToEvaluateOnNewDocument', { source: preload, ...isolated }),
      );
    }
    await Promise.all([...commands, options.prepare(page)]);
    await session.send('Runtime.runIfWaitingForDebugger');
    return page;
  }

  const page = open();
  return {
    page,
    deliver: (...message) => deliverText(encode(message)),
    hasDocument: () => contextId !== undefined,
    async evaluateIsolated(expression) {
      if (contextId === undefined || !session) return undefined;
      const { result } = await session.send('Runtime.evaluate', {
        expression,
        contextId,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      return result.value as unknown;
    },
    close: () => void page.then(closePage, () => {}),
  };
}

/** As one function of the arguments that Electron gives to a sandboxed preload. */
function readPreload({ preload, preloadFailed }: PageLinkOptions): string | undefined {
  if (preload === undefined) return undefined;
  try {
    const source = readFileSync(preload, 'utf8');
    const wrapped = `(function (exports, require, module, process, global) {${source}\n})`;
    new vm.Script(wrapped, { filename: preload });
    return `globalThis.electronStandInRun?.(${wrapped})\n//# sourceURL=${preload}`;
  } catch (error) {
    preloadFailed(preload, error as Error);
    return undefined;
  }
}

function preloadProcess(additionalArguments: readonly string[]): Record<string, unknown> {
  return {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: process.platform,
    arch: process.arch,
    versions: process.versions,
    argv: [process.execPath, ...additionalArguments],
    env: {},
  };
}
