import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import config from '../../electron-builder.config.mjs';
import { inRoot } from './root.mjs';

type Validate = { (data: unknown): boolean; errors?: unknown };
type Ajv = new (options: object) => { compile: (schema: unknown) => Validate };

const readJson = (...file: string[]): unknown => JSON.parse(readFileSync(inRoot(...file), 'utf8'));

describe('the configuration of the installers', () => {
  it("fits electron-builder's own schema", () => {
    const require = createRequire(inRoot('node_modules', 'app-builder-lib', 'package.json'));
    const { default: AjvClass } = require('ajv') as { default: Ajv };
    const schema = readJson('node_modules', 'app-builder-lib', 'scheme.json');
    const validate = new AjvClass({ strict: false, validateFormats: false }).compile(schema);
    expect({ valid: validate(config), errors: validate.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  it('decides every fuse', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    const schema = readJson('node_modules', 'app-builder-lib', 'scheme.json') as {
      definitions: { FuseOptionsV1: { properties: object } };
    };
    const known = Object.keys(schema.definitions.FuseOptionsV1.properties);
    // A new fuse must be decided, too. This one only matters while an app is being fused by hand.
    expect(Object.keys(config.electronFuses ?? {}).toSorted()).toEqual(
      known.filter((name) => name !== 'resetAdHocDarwinSignature').toSorted(),
    );
  });

  it('publishes nothing and has no updater', () => {
    expect(config.publish).toBeNull();
    const lock = readJson('package-lock.json') as { packages: Record<string, unknown> };
    expect(Object.keys(lock.packages)).not.toContain('node_modules/electron-updater');
  });

  it('ships the dossier where the shell looks for it, and the workers where a thread can start', () => {
    expect(config.extraResources).toEqual([{ from: 'data/iskp', to: 'iskp' }]);
    for (const script of ['core-worker.js', 'document-thread.js', 'word-thread.js'])
      expect(config.asarUnpack).toContain(`out/main/${script}`);
    expect(config.files).toContain('!node_modules/**');
  });
});
