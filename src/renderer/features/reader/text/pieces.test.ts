import { describe, expect, it } from 'vitest';
import type { Block, Document } from '#shared/model/document.ts';
import { blockAt, chunkAt, layoutOf } from './pieces.ts';

function documentOf(texts: string[], kind: 'paragraph' | 'row' = 'paragraph'): Document {
  let start = 0;
  const blocks = texts.map((text): Block => {
    const common = { start, end: start + text.length, direction: 'ltr' as const, marks: [] };
    start = common.end + 1;
    return kind === 'row'
      ? { kind, ...common, cells: [{ start: common.start, end: common.end }], isHead: false }
      : { kind, ...common };
  });
  return { kind: 'text', blocks, text: texts.join('\n'), notices: [] };
}

describe('layoutOf', () => {
  it('makes pieces and chunks of all of the text, in order, without gaps', () => {
    const document = documentOf(Array.from({ length: 500 }, (_, at) => `Paragraph ${at}.`));
    const { pieces, chunks } = layoutOf(document);
    expect(pieces.map(({ start, end }) => document.text.slice(start, end)).join('\n')).toBe(
      document.text,
    );
    expect(chunks.length).toBeGreaterThan(5);
    expect(chunks[0]?.from).toBe(0);
    expect(chunks.at(-1)?.to).toBe(pieces.length);
    for (const [at, chunk] of chunks.entries()) expect(chunk.to).toBe(chunks[at + 1]?.from ?? 500);
  });

  it('cuts a paragraph of a million letters between words, a line of them anywhere but inside a character', () => {
    const document = documentOf(['word '.repeat(200_000), '😀'.repeat(20_000)]);
    const { pieces } = layoutOf(document);
    const parts = pieces.map(({ start, end }) => document.text.slice(start, end));
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(12_000);
    expect(parts.filter((part) => part.startsWith('word'))).toHaveLength(
      pieces.filter(({ block }) => block === 0).length,
    );
    for (const part of parts) expect(part).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
    expect(pieces.filter(({ isFirst }) => isFirst)).toHaveLength(2);
  });

  it('keeps a table together, within reason', () => {
    const { chunks } = layoutOf(
      documentOf(
        Array.from({ length: 250 }, () => 'cell'),
        'row',
      ),
    );
    expect(chunks).toHaveLength(1);
    const long = layoutOf(
      documentOf(
        Array.from({ length: 1_000 }, () => 'cell'),
        'row',
      ),
    );
    expect(long.chunks.length).toBeGreaterThan(3);
  });

  it('has nothing to draw of an empty document', () => {
    expect(layoutOf(documentOf([]))).toEqual({ pieces: [], chunks: [] });
  });
});

it('places are found in blocks and chunks', () => {
  const document = documentOf(['one', 'two', 'three']);
  expect([0, 3, 4, 8, 100].map((at) => blockAt(document.blocks, at))).toEqual([0, 0, 1, 2, 2]);
  expect(chunkAt(layoutOf(document).chunks, 5)).toBe(0);
  expect(chunkAt([], 5)).toBe(0);
});
