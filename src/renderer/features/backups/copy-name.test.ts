import { expect, it } from 'vitest';
import { copyName } from './copy-name.ts';

it('has the title and the day, and is never longer than the dialog takes', () => {
  const today = new Date(2026, 0, 5, 23, 59);
  expect(copyName('Islamic State – Khorasan', today)).toBe(
    'Islamic State – Khorasan 2026-01-05.zip',
  );
  expect(copyName('x'.repeat(200), today).length).toBeLessThanOrEqual(200);
});
