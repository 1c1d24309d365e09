import { describe, expect, it } from 'vitest';
import { isOwnPage, mayRequest, pageSource } from './app-origin.ts';

const released = pageSource({}, true);
const dev = pageSource({ ELECTRON_RENDERER_URL: 'http://localhost:5173' }, false);

describe('pageSource', () => {
  it('ignores the development server in a release', () => {
    expect(pageSource({ ELECTRON_RENDERER_URL: 'http://localhost:5173' }, true)).toEqual(released);
  });
  it('refuses a development server on another machine', () => {
    expect(() => pageSource({ ELECTRON_RENDERER_URL: 'http://example.org' }, false)).toThrow(
      /machine/,
    );
  });
});

describe('isOwnPage', () => {
  it.each(['app://dossier/', 'app://dossier/index.html#/events'])('takes %s', (url) => {
    expect(isOwnPage(url, released)).toBe(true);
  });
  it.each([
    'app://dossier.example/',
    'app://dossier:80/',
    'app://dossier@evil/',
    'app://user:x@dossier/',
    'app://other/',
    'app://print/',
    'http://dossier/',
    'http://localhost:5173/',
    'file:///dossier/',
    'about:blank',
    'data:text/html,x',
    'app:dossier',
    '',
  ])('refuses %j', (url) => {
    expect(isOwnPage(url, released)).toBe(false);
  });
  it('takes only the development server in development', () => {
    expect(isOwnPage('http://localhost:5173/', dev)).toBe(true);
    expect(isOwnPage('http://localhost:51730/', dev)).toBe(false);
    expect(isOwnPage('app://dossier/', dev)).toBe(false);
  });
});

describe('mayRequest', () => {
  it.each([
    'app://dossier/assets/a.js',
    'app://print/1',
    'blob:app://dossier/1',
    'data:image/png;base64,',
    'devtools://x/',
  ])('lets %s through', (url) => {
    expect(mayRequest(url, released)).toBe(true);
  });
  it.each([
    'https://example.org/',
    'http://127.0.0.1:9/',
    'ws://localhost:1/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'app://other/',
    'chrome://version/',
    'nonsense',
  ])('cancels %s', (url) => {
    expect(mayRequest(url, released)).toBe(false);
  });
  it("lets vite's hot reload through in development, and nothing else", () => {
    expect(mayRequest('ws://localhost:5173/?token=x', dev)).toBe(true);
    expect(mayRequest('https://localhost:5173/', dev)).toBe(false);
    expect(mayRequest('http://example.org/', dev)).toBe(false);
  });
});
