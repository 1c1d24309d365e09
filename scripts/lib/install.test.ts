import { describe, expect, it } from 'vitest';
import { holds } from './install.mjs';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a-win32': { version: '1.0.0', optional: true },
};

describe('what is installed', () => {
  it('is enough when every package is there in its version, but for those of other systems', () => {
    expect(holds({ 'node_modules/a': { version: '1.0.0' } }, wanted)).toBe(true);
  });
  it('is not enough when one is missing or older', () => {
    expect(holds({}, wanted)).toBe(false);
    expect(holds({ 'node_modules/a': { version: '0.9.0' } }, wanted)).toBe(false);
  });
});
