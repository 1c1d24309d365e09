// Makes `electron` mean the stand-in, for `import` and for `require`, here and in the inspector,
// where Playwright's electronApp.evaluate() asks for it.
import Module from 'node:module';
import { electronModule } from './electron-module.ts';

const specifiers = new Set(['electron', 'electron/main', 'electron/common']);
const globalName = '__electronStandIn';

interface LoaderModule {
  _load(request: string, ...rest: unknown[]): unknown;
}

export function installModuleHooks(): void {
  Object.defineProperty(globalThis, globalName, { value: electronModule });
  const loader = Module as unknown as LoaderModule;
  const load = loader._load.bind(loader);
  loader._load = (request, ...rest) =>
    specifiers.has(request) ? electronModule : load(request, ...rest);
  Module.register(asDataUrl(resolveHook()));
}

/** Runs in Node's loader thread, so it can share nothing with this file but text. */
function resolveHook(): string {
  const names = Object.keys(electronModule).filter((name) => !name.startsWith('_'));
  const source = [
    `const electron = globalThis.${globalName};`,
    'export default electron;',
    ...names.map((name) => `export const ${name} = electron.${name};`),
  ].join('\n');
  return `
    const specifiers = new Set(${JSON.stringify([...specifiers])});
    const url = ${JSON.stringify(asDataUrl(source))};
    export const resolve = (specifier, context, next) =>
      specifiers.has(specifier) ? { url, shortCircuit: true } : next(specifier, context);`;
}

function asDataUrl(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
