import { expect, test } from 'vitest';
import { marked, read, shown } from './shown.ts';

const SOURCE = `---
title: "From the front"
lang: fa-AF
---
# Head

One *two*
three [link](http://x.invalid/) \`code\`.

- a
  1. b

> said

    pre
      formatted

| Year | No. |
|------|----:|
| 2019 | 1   |

<div>raw <b>markup</b><script>alert(1)</script></div>
`;

test('Markdown is read by the same rules as HTML', async () => {
  const document = await read(SOURCE, 'a.md');
  expect(document).toMatchObject({ kind: 'markdown', title: 'From the front', language: 'fa-AF' });
  expect(shown(document)).toEqual([
    'heading 1: Head',
    'paragraph 1: One two three link code.',
    'item 2: a',
    'item 1. in 2 3: b',
    'quotation 4: said',
    'preformatted 5: pre /   formatted',
    'head: Year | No.',
    'row 1: 2019 | 1',
    'paragraph 6: raw markup',
  ]);
  expect(marked(document)).toEqual([
    'emphasis: two',
    'link: link',
    'code: code',
    'code: pre\n  formatted',
    'strong: markup',
  ]);
});

test('line ends of other systems, and no front matter', async () => {
  expect(shown(await read('# Head\r\n\r\nOne\r\ntwo.\r', 'a.markdown'))).toEqual([
    'heading 1: Head',
    'paragraph 1: One two.',
  ]);
});

test('a rule is no front matter', async () => {
  expect(shown(await read('One.\n\n---\ntitle: x\n---\n', 'a.md'))[0]).toBe('paragraph 1: One.');
});
