import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Nodes, Parents, Root } from 'mdast';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AWKWARD, eventsRequest, reportCore } from '../fixture.ts';
import { blocksMarkdown } from './blocks-markdown.ts';

/** As GitHub, Pandoc and others read it. */
const parse = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

const textOf = (node: Nodes): string => {
  if (node.type === 'break') return '\n';
  if ('children' in node) return (node as Parents).children.map(textOf).join('');
  return 'value' in node ? node.value : '';
};
const kindsIn = (node: Nodes): string[] => [
  node.type,
  ...('children' in node ? (node as Parents).children.flatMap(kindsIn) : []),
];

/** Words and the signs of Markdown, mixed. */
const line = fc
  .array(
    fc.constantFrom(
      ...'a word 1 12 . ) - + = # > * _ ` ~ | [ ] ( ! < & amp; \\ " : ^ $ x /'.split(' '),
      ' ',
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.join('').trim().replace(/ +/gu, ' '))
  .filter((text) => text !== '');

describe('text in Markdown', () => {
  it('reads as it is, in a paragraph of several lines', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
        const text = lines.join('\n');
        const root = parse(blocksMarkdown([{ kind: 'paragraph', text: [{ kind: 'text', text }] }]));
        expect(root.children.map(({ type }) => type)).toEqual(['paragraph']);
        expect(textOf(root)).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads as it is, in a cell of a table', () => {
    fc.assert(
      fc.property(line, (text) => {
        const root = parse(
          blocksMarkdown([
            {
              kind: 'table',
              caption: 'c',
              columns: [{ title: 'h', align: 'start' }],
              rows: [{ cells: [[{ kind: 'text', text }]] }],
            },
          ]),
        );
        const [, table] = root.children;
        expect(table?.type).toBe('table');
        expect(table && textOf(table)).toBe(`h${text}`);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('code in a cell of a table', () => {
  it.each(['a|b', '|', 'a\\|b', '`|`'])('keeps its bars: %s', (text) => {
    const rows = [{ cells: [[{ kind: 'text' as const, text, tone: 'code' as const }]] }];
    const columns = [{ title: 'h', align: 'start' as const }];
    const [, table] = parse(
      blocksMarkdown([{ kind: 'table', caption: 'c', columns, rows }]),
    ).children;
    expect(table && textOf(table)).toBe(`h${text}`);
  });
});

describe('a report in Markdown', () => {
  it('is what its parser finds in it: footnotes, tables, and nothing that runs', async () => {
    const core = await reportCore();
    const path = join(core.folder, 'report.md');
    await core.host.host.grant({ handle: 'out', path });
    const request = { ...eventsRequest, template: 'records' as const };
    await core.page.reports.write({ target: 'out', request, format: 'markdown', job: 'job' });
    const root = parse(readFileSync(path, 'utf8'));
    const headings = root.children.filter(({ type }) => type === 'heading').map(textOf);
    expect(headings).toContain(AWKWARD);
    const kinds = kindsIn(root);
    expect(kinds).not.toContain('html');
    const defined = kinds.filter((kind) => kind === 'footnoteDefinition').length;
    expect(defined).toBeGreaterThan(3);
    expect(readFileSync(path, 'utf8')).not.toContain('](<javascript');
  });
});
