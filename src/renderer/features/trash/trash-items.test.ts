import { describe, expect, it } from 'vitest';
import { contentWords, itemKey, itemsOf } from './trash-items.ts';

describe('trash items', () => {
  it('are counted in words', () => {
    const record = { kind: 'record', id: 'a' } as const;
    const note = { kind: 'note', id: 'a' } as const;
    expect(contentWords([record, note, record])).toBe('2 records and 1 note');
    expect(contentWords([note])).toBe('1 note');
    const others = (['view', 'link', 'link'] as const).map((kind) => ({ kind, id: 'a' }));
    expect(contentWords([...others, record])).toBe('1 record, 2 links and 1 view');
    expect(contentWords([])).toBe('nothing');
  });

  it('of the same id but another kind are not the same', () => {
    expect(itemKey({ kind: 'note', id: 'a' })).not.toBe(itemKey({ kind: 'record', id: 'a' }));
  });

  it('go to the core without their titles', () => {
    const entry = { kind: 'note', id: 'a', title: 'x' } as const;
    expect(itemsOf([entry])).toEqual([{ kind: 'note', id: 'a' }]);
  });
});
