import {
  cpSync,
  mkdirSync,
  readdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from './root.mjs';
import { run } from './run.mjs';

// A small copy of the house, with our own rules and files that break them: shows that the rules bite.
const violations: Record<string, { code: string; tool: 'oxlint' | 'tsc'; says: RegExp }> = {
  'src/shared/reads-a-file.ts': {
    code: "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n",
    tool: 'oxlint',
    says: /src\/shared is pure/,
  },
  'src/shared/names-the-page.ts': {
    code: 'export const x = document.title;\n',
    tool: 'tsc',
    says: /Cannot find name 'document'/,
  },
  'src/shared/names-node.ts': {
    code: 'export const x = process.platform;\n',
    tool: 'tsc',
    says: /Cannot find name 'process'/,
  },
  'src/main/core/records/uses-electron.ts': {
    code: "import { app } from 'electron';\nexport const x = app;\n",
    tool: 'oxlint',
    says: /The core knows no Electron/,
  },
  'src/main/core/records/uses-another-capability.ts': {
    code: "import { y } from '../notes/handlers.ts';\nexport const x = y;\n",
    tool: 'oxlint',
    says: /never another capability/,
  },
  'src/main/core/uses-the-shell.ts': {
    code: "import { y } from '../shell/fine.ts';\nexport const x = y;\n",
    tool: 'tsc',
    says: /TS6307|TS6059/,
  },
  'src/main/shell/uses-the-core.ts': {
    code: "import { y } from '../core/notes/handlers.ts';\nexport const x = y;\n",
    tool: 'oxlint',
    says: /through its worker thread/,
  },
  'src/cli/reaches-into-the-core.ts': {
    code: "import { y } from '#core/notes/handlers.ts';\nexport const x = y;\n",
    tool: 'oxlint',
    says: /starts the core and calls its contract/,
  },
  'src/cli/uses-electron.ts': {
    code: "import { app } from 'electron';\nexport const x = app;\n",
    tool: 'oxlint',
    says: /The command line knows no Electron/,
  },
  'src/preload/loads-the-contract.ts': {
    code: "import { api } from '#shared/contract/api.ts';\nexport const x = api;\n",
    tool: 'oxlint',
    says: /The preload imports electron and types/,
  },
  'src/renderer/features/uses-node.ts': {
    code: "import path from 'node:path';\nexport const x = path;\n",
    tool: 'oxlint',
    says: /through renderer\/api/,
  },
  'src/renderer/features/uses-the-grid.ts': {
    code: "import { AgGridReact } from 'ag-grid-react';\nexport const x = AgGridReact;\n",
    tool: 'oxlint',
    says: /Only src\/renderer\/grid/,
  },
};

const allowed: Record<string, string> = {
  'src/main/shell/fine.ts': "import { app } from 'electron';\nexport const y = app.name;\n",
  'src/main/core/notes/handlers.ts':
    "import { z } from '../dossier/fine.ts';\nexport const y = z;\n",
  'src/main/core/dossier/fine.ts': "import { x } from '../context.ts';\nexport const z = x;\n",
  'src/main/core/context.ts': 'export const x = 1;\n',
  'src/cli/fine.ts': "import { createCore } from '#core/app.ts';\nexport const y = createCore;\n",
  'src/renderer/grid/fine.ts':
    "import { AgGridReact } from 'ag-grid-react';\nexport const x = AgGridReact;\n",
  'src/preload/fine.ts': "import type { T } from '#shared/contract/api.ts';\nexport type U = T;\n",
};

let house: string;
const outputs = { oxlint: '', tsc: '' };

beforeAll(async () => {
  house = mkdtempSync(path.join(tmpdir(), 'dossier-boundaries-'));
  const files = {
    ...allowed,
    ...Object.fromEntries(Object.entries(violations).map(([f, v]) => [f, v.code])),
  };
  for (const [file, code] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    writeFileSync(path.join(house, file), code);
  }
  for (const folder of ['src/shared', 'src/main/core', 'src/main/shell']) {
    cpSync(inRoot(folder, 'tsconfig.json'), path.join(house, folder, 'tsconfig.json'));
  }
  cpSync(inRoot('tsconfig.base.json'), path.join(house, 'tsconfig.base.json'));
  // The rules that need types are not what this is about, and would need the whole house.
  const rules = readFileSync(inRoot('.oxlintrc.json'), 'utf8').replace(
    '"typeAware": true',
    '"typeAware": false',
  );
  writeFileSync(path.join(house, '.oxlintrc.json'), rules);
  symlinkSync(inRoot('node_modules'), path.join(house, 'node_modules'), 'junction');

  const node = process.execPath;
  const at = { quiet: true, cwd: house };
  const lint = await run(node, [inRoot('node_modules/oxlint/bin/oxlint'), '-f', 'json', 'src'], at);
  outputs.oxlint = lint.output;
  const tsc = inRoot('node_modules/typescript/bin/tsc');
  const types = await Promise.all(
    ['src/shared', 'src/main/core'].map((folder) =>
      run(
        node,
        [
          tsc,
          '-p',
          folder,
          '--noEmit',
          '--composite',
          'false',
          '--emitDeclarationOnly',
          'false',
          '--incremental',
          'false',
        ],
        at,
      ),
    ),
  );
  outputs.tsc = types.map(({ output }) => output).join('\n');
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('who may import whom', () => {
  it.each(Object.entries(violations))('%s is refused', (file, { tool, says }) => {
    expect(complaintsAbout(file, tool)).toMatch(says);
  });

  it.each(Object.keys(allowed))('%s is not', (file) => {
    expect(complaintsAbout(file, 'oxlint')).toBe('');
  });
});

describe('zod', () => {
  it('is imported as a namespace everywhere, so that bundles leave out what is not used', () => {
    const sources = readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' });
    const named = sources.filter(
      (file) =>
        /\.tsx?$/.test(file) &&
        /^import (?!(?:type )?\* as z ).*from 'zod'/m.test(
          readFileSync(inRoot('src', file), 'utf8'),
        ),
    );
    expect(named).toEqual([]);
  });
});

function complaintsAbout(file: string, tool: 'oxlint' | 'tsc'): string {
  if (tool === 'tsc') {
    return outputs.tsc
      .split('\n')
      .filter((line) => line.startsWith(file))
      .join('\n');
  }
  const { diagnostics } = JSON.parse(outputs.oxlint) as {
    diagnostics: { filename: string; message: string; help?: string }[];
  };
  return diagnostics
    .filter(({ filename }) => filename === file)
    .map(({ message, help }) => `${message} ${help ?? ''}`)
    .join('\n');
}
