import { describe, expect, it } from 'vitest';
import { collectLicences } from './licences.mjs';

describe('the licences of what is built in', () => {
  const licences = collectLicences();
  const names = licences.map(({ name }) => name);

  it('are those of the program, not of its tools', () => {
    expect(names).toEqual(
      expect.arrayContaining(['react', 'lowdb', 'ag-grid-community', 'electron']),
    );
    for (const tool of ['vitest', 'typescript', 'oxlint', 'vite'])
      expect(names).not.toContain(tool);
  });

  it('are free for us to ship', () => {
    const known =
      /^\(?(?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|OFL-1\.1|CC0-1\.0|Unlicense|Zlib|MPL-2\.0|BlueOak-1\.0\.0)\b/;
    for (const { name, licence } of licences)
      expect(`${name} ${licence}`).toMatch(new RegExp(`^\\S+ ${known.source.slice(1)}`));
  });
});
