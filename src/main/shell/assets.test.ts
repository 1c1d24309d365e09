import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, listAssets, serveAsset, type Assets } from './assets.ts';

let root: string;
let assets: Assets;
let nonces = 0;
const newNonce = () => `nonce-${++nonces}`;
const get = (url: string, method = 'GET') => serveAsset(assets, { method, url }, newNonce);

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'dossier-assets-'));
  const page = path.join(root, 'renderer');
  await mkdir(path.join(page, 'assets'), { recursive: true });
  await writeFile(path.join(root, 'secret.txt'), 'secret');
  await writeFile(path.join(page, 'index.html'), '<meta name="csp-nonce" nonce="__CSP_NONCE__">');
  await writeFile(path.join(page, 'assets', 'index.js'), 'run()');
  await writeFile(path.join(page, 'assets', 'index.js.map'), '{}');
  await symlink(path.join(root, 'secret.txt'), path.join(page, 'assets', 'link.txt'));
  assets = await listAssets(page);
});
afterAll(() => rm(root, { recursive: true }));

describe('listAssets', () => {
  it('holds the known kinds of plain files, and neither source maps nor links', () => {
    expect([...assets.keys()].toSorted()).toEqual(['/assets/index.js', '/index.html']);
  });
});

describe('serveAsset', () => {
  it('puts a fresh nonce into the page and into its policy', async () => {
    for (const url of ['app://dossier/', 'app://dossier/index.html?x#y']) {
      const response = await get(url);
      const nonce = `nonce-${nonces}`;
      expect(await response.text()).toBe(`<meta name="csp-nonce" nonce="${nonce}">`);
      expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce));
    }
    expect(nonces).toBe(2);
  });

  it('says what each file is, and that it is nothing else', async () => {
    const response = await get('app://dossier/assets/index.js');
    expect(await response.text()).toBe('run()');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    'app://dossier/../secret.txt',
    'app://dossier/%2e%2e/secret.txt',
    'app://dossier/..%2fsecret.txt',
    'app://dossier/assets/link.txt',
    'app://dossier/assets/index.js.map',
    'app://dossier//etc/passwd',
    'app://dossier/assets\\..\\..\\secret.txt',
    'app://dossier/assets/',
    'app://dossier/__proto__',
    'app://dossier/constructor',
  ])('knows nothing of %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('Not found');
  });

  it('only reads', async () => {
    expect((await get('app://dossier/', 'POST')).status).toBe(405);
  });
});

describe('contentSecurityPolicy', () => {
  it('allows no script but our own files', () => {
    const policy = contentSecurityPolicy('n');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });
});
