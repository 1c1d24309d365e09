// @ts-check
// Installers. No updater and no publishing: the program never goes online. Tested in scripts/lib/packaging.test.ts.

/** @type {import('electron-builder').Configuration} */
const config = {
  appId: 'org.dossier.workbench',
  productName: 'Dossier',
  copyright: 'The Dossier team',
  directories: { output: 'dist', buildResources: 'build' },
  // Everything is bundled into out/, so no node_modules go along.
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'out/licences.json',
    'package.json',
    '!node_modules/**',
    '!**/*.map',
  ],
  extraResources: [{ from: 'data/iskp', to: 'iskp' }],
  asar: true,
  // A worker thread can't start from inside the archive, nor import from there; package.json says that its .js is ESM.
  asarUnpack: [
    'out/main/core-worker.js',
    'out/main/document-thread.js',
    'out/main/word-thread.js',
    'out/main/chunks/**',
    'out/main/package.json',
  ],
  npmRebuild: false,
  publish: null,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    // We ship no V8 snapshot of our own, so there is none to load for the browser process.
    loadBrowserProcessSpecificV8Snapshot: false,
    // The page comes from app://, so file:// needs no more than a browser gives it.
    grantFileProtocolExtraPrivileges: false,
  },
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Office',
    maintainer: 'The Dossier team <team@dossier.invalid>',
  },
  mac: { target: ['dmg'], category: 'public.app-category.productivity', hardenedRuntime: true },
  win: { target: ['nsis'] },
  nsis: { oneClick: false, allowToChangeInstallationDirectory: true, differentialPackage: false },
  dmg: { writeUpdateInfo: false },
  // The Debian package asks for a homepage; there is none.
  extraMetadata: { homepage: 'https://dossier.invalid/' },
};

export default config;
