import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { makeDocx, wordParagraph } from './fixture.ts';
import { marked, read, shown } from './shown.ts';

const cell = (words: string): string => `<w:tc>${wordParagraph(words)}</w:tc>`;
const run = (words: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;

test('a Word file has its title, headings, emphasis, quotations, tables and page breaks', async () => {
  const body = [
    wordParagraph('The title', 'Title'),
    wordParagraph('First', 'Heading1'),
    `<w:p>${run('One ')}${run('bold', '<w:b/>')}${run(' and ')}${run('slanted', '<w:i/>')}</w:p>`,
    wordParagraph('Within', 'Heading2'),
    wordParagraph('said', 'Quote'),
    '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
    wordParagraph('كابل'),
    `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Year')}${cell('No.')}</w:tr><w:tr>${cell('2019')}${cell('1')}</w:tr></w:tbl>`,
  ].join('');
  const properties =
    '<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:title>A &amp; B</dc:title><dc:language>ps</dc:language></cp:coreProperties>';
  const document = await read(
    makeDocx(body, { 'docProps/core.xml': strToU8(properties) }),
    'a.docx',
  );
  expect(document).toMatchObject({ kind: 'docx', title: 'A & B', language: 'ps', notices: [] });
  expect(shown(document)).toEqual([
    'heading 1: The title',
    'heading 2: First',
    'paragraph 1: One bold and slanted',
    'heading 3: Within',
    'quotation 1: said',
    'pageBreak: ',
    'paragraph 2 [rtl]: كابل',
    'head: Year | No.',
    'row 1: 2019 | 1',
  ]);
  expect(marked(document)).toEqual(['strong: bold', 'emphasis: slanted']);
});

test('what was deleted while changes were tracked is not there; what was added is', async () => {
  const body = `<w:p>${run('killed ')}<w:del>${run('12').replaceAll('w:t', 'w:delText')}</w:del><w:ins>${run('15')}</w:ins></w:p>`;
  expect((await read(makeDocx(body), 'a.docx')).text).toBe('killed 15');
});

test('pictures are left out, whether they are in the file or elsewhere', async () => {
  const picture = (relation: string): string =>
    `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip ${relation}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/>
    <Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/>
  </Relationships>`;
  const file = makeDocx(wordParagraph('Text.') + picture('r:embed="r1"') + picture('r:link="r2"'), {
    'word/_rels/document.xml.rels': strToU8(relations),
    'word/media/a.png': new Uint8Array(10),
  });
  const document = await read(file, 'a.docx');
  expect([document.text, document.notices]).toEqual(['Text.', ['Left out: pictures (2).']]);
});
