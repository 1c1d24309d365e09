import { describe, expect, it } from 'vitest';
import { errorCodes } from '#shared/contract/errors.ts';
import { canRecover, problemWords } from './problem-words.ts';

describe('problemWords', () => {
  it.each(errorCodes)('has a title and a step for %s, of a folder and of a copy', (code) => {
    for (const folder of ['/documents/A.dossier', '/documents/A.zip']) {
      const { title, help } = problemWords({ code, folder });
      expect(title).not.toBe('');
      expect(help.length).toBeGreaterThan(0);
    }
  });

  it('speaks of copies where a copy was opened', () => {
    for (const code of ['not_a_dossier', 'invalid_input', 'damaged', 'newer_format'] as const)
      expect(problemWords({ code, folder: 'A.ZIP' }).title).toMatch(/^This (copy|file) /);
    expect(problemWords({ code: 'storage', folder: 'A.zip' }).title).toBe('The disk refused');
  });
});

it('only a damaged folder can be recovered', () => {
  expect(canRecover({ code: 'damaged', folder: '/documents/A.dossier' })).toBe(true);
  expect(canRecover({ code: 'damaged', folder: '/documents/A.zip' })).toBe(false);
  expect(canRecover({ code: 'storage', folder: '/documents/A.dossier' })).toBe(false);
});
