import { describe, expect, it } from 'vitest';
import { linkedIds, parseWikiLinks, recordOfUrl, remarkWikiLinks, wikiLink } from './wiki-links.ts';

describe('wiki links', () => {
  it('are found with and without words', () => {
    expect(parseWikiLinks('see [[ev-1]] and [[ev.2|the raid]].')).toEqual([
      { kind: 'text', text: 'see ' },
      { kind: 'link', id: 'ev-1', words: null },
      { kind: 'text', text: ' and ' },
      { kind: 'link', id: 'ev.2', words: 'the raid' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('leave alone what is no record id', () => {
    for (const text of ['[[]]', '[[ a b ]]', '[x](y)', '[[a', '[[-a]]']) {
      expect(parseWikiLinks(text)).toEqual([{ kind: 'text', text }]);
    }
  });

  it('name each record once', () => {
    expect(linkedIds('[[b]] [[a|x]] [[b|y]]')).toEqual(['a', 'b']);
  });

  it('are written so that they can be read again', () => {
    const link = wikiLink('ev-1', 'Raid [on] the\nprison | 2020');
    expect(link).toBe('[[ev-1|Raid on the prison 2020]]');
    expect(parseWikiLinks(link)).toEqual([
      { kind: 'link', id: 'ev-1', words: 'Raid on the prison 2020' },
    ]);
    expect(wikiLink('ev-1', ' ]')).toBe('[[ev-1]]');
    expect(parseWikiLinks(wikiLink('w', 'والي خراسان'))).toEqual([
      { kind: 'link', id: 'w', words: 'والي خراسان' },
    ]);
  });

  it('become links in the tree, but not inside code or links', () => {
    const tree = {
      type: 'root',
      children: [
        { type: 'paragraph', children: [{ type: 'text', value: 'a [[x|y]]' }] },
        { type: 'inlineCode', value: '[[x]]' },
        { type: 'link', url: 'https://a.example', children: [{ type: 'text', value: '[[x]]' }] },
      ],
    };
    remarkWikiLinks()(tree);
    expect(tree.children[0]).toEqual({
      type: 'paragraph',
      children: [
        { type: 'text', value: 'a ' },
        { type: 'link', url: 'record:x', children: [{ type: 'text', value: 'y' }] },
      ],
    });
    expect(tree.children[1]).toEqual({ type: 'inlineCode', value: '[[x]]' });
    expect(tree.children[2]!.children).toEqual([{ type: 'text', value: '[[x]]' }]);
  });

  it('tell records from other addresses', () => {
    expect(recordOfUrl('record:ev-1')).toBe('ev-1');
    expect(recordOfUrl('https://example.org')).toBeNull();
  });
});
