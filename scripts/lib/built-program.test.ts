import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from './root.mjs';

// Looks at what npm run build left behind; npm test and npm run check build first.
const built = existsSync(inRoot('out', 'main', 'index.js'));

/** A file, and all chunks that it imports, in turn. */
function withImports(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  // Comments of libraries name files of theirs.
  const told = code.replaceAll(/^\s*\*.*$/gm, '');
  const imports = [...told.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)].map(([, to]) =>
    path.resolve(path.dirname(file), to ?? ''),
  );
  return [code, ...imports.flatMap((each) => withImports(each, seen))];
}

describe.runIf(built)('the built program', () => {
  it('runs the core without Electron', () => {
    const codes = withImports(inRoot('out', 'main', 'core-worker.js'));
    for (const code of codes)
      expect(code).not.toMatch(/(?:from|require\(|import\()\s*["']electron/);
  });

  it('imports nothing but Node and Electron: no node_modules go along', () => {
    const allowed =
      /^(?:node:|\.|electron$|assert$|buffer$|crypto$|events$|fs$|module$|os$|path$|stream$|url$|util$|worker_threads$|zlib$|string_decoder$)/;
    for (const entry of ['index.js', 'core-worker.js', 'document-thread.js', 'word-thread.js']) {
      for (const code of withImports(inRoot('out', 'main', entry))) {
        const sources = [...code.matchAll(/^(?:import|export)[^"';]*?from\s*["']([^"']+)["']/gm)];
        for (const [, source] of sources) expect(source).toMatch(allowed);
      }
    }
  });

  it('has a preload that is CommonJS, small, and speaks the channels of the shell', () => {
    expect(readdirSync(inRoot('out', 'preload'))).toEqual(['index.cjs']);
    const preload = readFileSync(inRoot('out', 'preload', 'index.cjs'), 'utf8');
    expect(preload.length).toBeLessThan(2_000);
    expect(preload).not.toMatch(/^(?:import|export)\b/m);
    expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual([
      'electron',
    ]);
    const relay = readFileSync(inRoot('src', 'main', 'shell', 'ipc-relay.ts'), 'utf8');
    for (const channel of ['invoke', 'grant', 'event']) {
      expect(relay).toContain(`_CHANNEL = '${channel}'`);
      expect(preload).toContain(`"${channel}"`);
    }
  });

  it('has a page without inline script, and with the place for its nonce', () => {
    const html = readFileSync(inRoot('out', 'renderer', 'index.html'), 'utf8');
    expect(html).toContain('nonce="__CSP_NONCE__"');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(html).not.toMatch(/https?:/);
  });

  it('knows the licences of what it is made of', () => {
    const licences = JSON.parse(readFileSync(inRoot('out', 'licences.json'), 'utf8')) as object[];
    expect(licences.length).toBeGreaterThan(20);
  });
});
