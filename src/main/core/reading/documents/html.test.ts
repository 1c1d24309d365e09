import { describe, expect, it } from 'vitest';
import { marked, read, shown } from './shown.ts';

const html = async (body: string): Promise<string[]> => shown(await read(body, 'a.html'));

describe('HTML', () => {
  it('has title, language, headings, paragraphs, quotations and preformatted text', async () => {
    const page = `<!doctype html><html lang=ps-AF><title> A &amp; B
      </title><h1>Head</h1><p>One
      two<br>three</p>four<div>five</div><blockquote><p>said</p></blockquote><pre>  x
    y </pre><h3>Sub</h3>six`;
    const document = await read(page, 'a.html');
    expect(document).toMatchObject({
      kind: 'html',
      title: 'A & B',
      language: 'ps-AF',
      notices: [],
    });
    expect(shown(document)).toEqual([
      'heading 1: Head',
      'paragraph 1: One two / three',
      'paragraph 2: four',
      'paragraph 3: five',
      'quotation 4: said',
      'preformatted 5:   x /     y',
      'heading 2: Sub',
      'paragraph 1: six',
    ]);
  });

  it('has lists as deep as they are, numbered as they say', async () => {
    const list = `<ul><li>a<ul><li>b</li></ul><li><p>c</p><p>d</p></ul>
      <ol start=3><li>e<li value=9>f<li>g</ol><ol reversed><li>h<li>i</ol>`;
    expect(await html(list)).toEqual([
      'item 1: a',
      'item in 2 2: b',
      'item 3: c',
      'paragraph 4: d',
      'item 3. 5: e',
      'item 9. 6: f',
      'item 10. 7: g',
      'item 2. 8: h',
      'item 1. 9: i',
    ]);
  });

  it('has what stands in a list beside its items', async () => {
    const list = '<ul>before<li>a</li><ul><li>b</li></ul>after</ul>end';
    expect(await html(list)).toEqual([
      'paragraph 1: before',
      'item 2: a',
      'item in 2 3: b',
      'paragraph 4: after',
      'paragraph 5: end',
    ]);
  });

  it('has tables of data as rows, and those for layout as what is in them', async () => {
    const data = `<table><caption>Sums</caption><tr><th>Year<th>No.<tr><td>2019<td>1 200<tr><td colspan=2>none
      <tr><th>all</th><td><p>a</p><p>b</p></td></tr></table>`;
    expect(await html(data)).toEqual([
      'paragraph 1: Sums',
      'head: Year | No.',
      'row 1: 2019 | 1 200',
      'row 2: none | ',
      'row 3: all | a b',
    ]);
    const layout = '<table><tr><td><h1>Head</h1><p>Text.</p><td>side</table>';
    expect(await html(layout)).toEqual([
      'heading 1: Head',
      'paragraph 1: Text.',
      'paragraph 2: side',
    ]);
  });

  it('has emphasis and links as marks, over the ends of blocks too', async () => {
    const document = await read(
      '<p>a <b>bold <i>both</i></b> <a href="http://x.invalid/">link</a> <a name=x>none</a> <code>c</code></p><b><p>one</p><p>two</p></b>',
      'a.html',
    );
    expect(marked(document)).toEqual([
      'strong: bold both',
      'emphasis: both',
      'link: link',
      'code: c',
      'strong: one',
      'strong: two',
    ]);
    expect(document.text).not.toContain('invalid');
  });

  it('keeps raised and lowered figures apart from numbers', async () => {
    expect(
      await html('<p>15<sup>3</sup>, 10<sup>-6</sup>, H<sub>2</sub>O, 3<sup>rd</sup></p>'),
    ).toEqual(['paragraph 1: 15³, 10⁻⁶, H₂O, 3rd']);
  });

  it('runs from right to left where the first letter does', async () => {
    expect(await html('<p>1. كابل (Kabul)</p><p>Kabul (كابل)</p>')).toEqual([
      'paragraph 1 [rtl]: 1. كابل (Kabul)',
      'paragraph 2: Kabul (كابل)',
    ]);
  });

  it('is composed (NFC), without half characters and controls; marks stay with their words', async () => {
    const document = await read(
      '<p>cafe\u0301 <b>cafe\u0301</b>&#xD800;&#1; so\u00adft</p>',
      'a.html',
    );
    expect(document.text).toBe('café café\ufffd soft');
    expect(marked(document)).toEqual(['strong: café']);
  });

  it('leaves out what is hidden or struck out, and says so', async () => {
    const { text, notices } = await read(
      `<p>seen</p><p hidden>1</p><p style="color:red; display : none">2</p><div style="VISIBILITY:hidden">3</div>
       <span style="font-size:0">4</span><span style="opacity:0">5</span><p>killed <del>6</del> <s>7</s> 8</p><dialog>9</dialog>
       <p style="opacity:0.5">half</p>`,
      'a.html',
    );
    expect(text).toBe('seen\nkilled 8\nhalf');
    expect(notices).toEqual(['Left out: hidden passages (6), struck-out passages (2).']);
  });
});

describe('the encoding of an HTML file', () => {
  const arabic = Uint8Array.of(0xdf, 0xc7, 0xc8, 0xe1);
  const page = (head: string): Uint8Array =>
    Buffer.concat([Buffer.from(`<html><head>${head}</head><p>`), arabic, Buffer.from('</p>')]);

  it.each([
    ['<meta charset="windows-1256">'],
    ['<meta http-equiv=Content-Type content="text/html; charset=cp1256">'],
  ])('is what %s says', async (meta) => {
    const document = await read(page(meta), 'a.html');
    expect([document.text, document.notices]).toEqual(['كابل', []]);
  });

  it('is not, where the bytes are UTF-8', async () => {
    const bytes = Buffer.from('<meta charset="windows-1256"><p>كابل</p>');
    expect((await read(bytes, 'a.html')).text).toBe('كابل');
  });

  it('may be unknown, and is guessed then', async () => {
    const { notices } = await read(page('<meta charset="klingon">'), 'a.html');
    expect(notices).toEqual([expect.stringMatching(/^The encoding is a guess/)]);
  });
});
