import { describe, expect, it } from 'vitest';
import { plainText, type Block } from '#shared/report/report.ts';
import { noteBlocks } from './note-blocks.ts';

const blocksOf = (markdown: string): Block[] =>
  noteBlocks(markdown, (record) => (record === 'e1' ? 'First event' : undefined));
const kinds = (markdown: string): string[] => blocksOf(markdown).map(({ kind }) => kind);
const wordsOf = (block: Block | undefined): string =>
  block?.kind === 'paragraph' ? plainText(block.text) : '';

describe('a note in a report', () => {
  it('keeps its paragraphs, lists, quotes, tables and code', () => {
    expect(kinds('a\n\n- b\n- c\n\n> d\n\n| h |\n|---|\n| e |\n\n```\nf\n```\n\n---')).toEqual([
      'paragraph',
      'list',
      'quote',
      'table',
      'code',
      'rule',
    ]);
  });

  it('has no headings of its own: they would be those of the report', () => {
    expect(blocksOf('# Loud')).toEqual([
      { kind: 'paragraph', text: [{ kind: 'text', text: 'Loud', tone: 'strong' }] },
    ]);
  });

  it('shows HTML as it was typed, and loads no picture', () => {
    expect(wordsOf(blocksOf('a <b onclick="x()">b</b>')[0])).toBe('a <b onclick="x()">b</b>');
    const [picture] = blocksOf('![alt](https://example.org/pixel.png)');
    expect(wordsOf(picture)).toBe('Picture not loaded: alt (https://example.org/pixel.png)');
    expect(picture?.kind === 'paragraph' && picture.text[0]?.kind).toBe('text');
  });

  it('names records that it links to, and those that are not there', () => {
    expect(wordsOf(blocksOf('see [[e1]] and [[e9]]')[0])).toBe(
      'see First event and e9 (no such record)',
    );
  });

  it('is done in a moment, however deep or long it is', () => {
    const begun = performance.now();
    for (const hostile of [
      '>'.repeat(50_000),
      '- '.repeat(20_000),
      '['.repeat(59_000),
      'a'.repeat(70_000),
    ])
      expect(noteBlocks(hostile, () => undefined).length).toBeGreaterThan(0);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
