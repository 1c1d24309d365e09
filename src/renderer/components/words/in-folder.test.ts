import { expect, it } from 'vitest';
import { inFolder } from './in-folder.ts';

it('leaves out the folder of paths below it, and nothing else', () => {
  expect(inFolder('/a/b/changes.jsonl was kept as /a/b/quarantine/x.', '/a/b')).toBe(
    'changes.jsonl was kept as quarantine/x.',
  );
  expect(inFolder('C:\\a\\layer.json is damaged.', 'C:\\a')).toBe('layer.json is damaged.');
  expect(inFolder('/a/b is no longer there, /a/bc is.', '/a/b')).toBe(
    '/a/b is no longer there, /a/bc is.',
  );
});
