import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import type { ReportRequest } from '#shared/report/options.ts';
import { ARABIC, AWKWARD, eventsRequest, reportCore } from '../fixture.ts';
import { escapeHtml } from '../printable.ts';
import { partsOfDocx } from './fixture.ts';

async function written(template: ReportRequest['template']) {
  const core = await reportCore();
  const path = join(core.folder, 'report.docx');
  await core.host.host.grant({ handle: 'out', path });
  const request = { ...eventsRequest, template };
  const answer = await core.page.reports.write({
    target: 'out',
    request,
    format: 'docx',
    job: 'job',
  });
  const bytes = readFileSync(path);
  return { bytes, answer, parts: partsOfDocx(bytes) };
}

describe('a Word document', () => {
  it('is read by another program: headings, tables, and one footnote for each note', async () => {
    const { bytes, answer } = await written('casualties');
    const { value: html, messages } = await mammoth.convertToHtml({ buffer: bytes });
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    expect(html).toContain('>By year</h1>');
    expect(html).toContain('>Killed (people)</h2>');
    expect(html).toMatch(/<table>.*<th>.*Lowest/su);
    const notes = [...html.matchAll(/<li id="footnote-(\d+)">/gu)].map(([, id]) => Number(id));
    expect(notes).toEqual(Array.from({ length: answer.notes }, (_, at) => at + 1));
    expect(html).toContain('“Open report”, Summary, paragraph 2. Graded B2');
  });

  it('points to each footnote once, and from elsewhere to where that was', async () => {
    const { parts } = await written('casualties');
    const xml = parts.get('word/document.xml') ?? '';
    const made = [...xml.matchAll(/<w:footnoteReference w:id="(\d+)"/gu)].map(([, id]) => id);
    expect(new Set(made).size).toBe(made.length);
    const anchors = [...xml.matchAll(/w:anchor="(note_\d+)"/gu)].map(([, id]) => id);
    expect(anchors.length).toBeGreaterThan(0);
    for (const anchor of anchors) expect(xml).toContain(`w:name="${anchor}"`);
  });

  it('holds hostile text as text, and opens no address that runs something', async () => {
    const { bytes, parts } = await written('chronicle');
    const { value: html } = await mammoth.convertToHtml({ buffer: bytes });
    expect(html).toContain(escapeHtml(AWKWARD).replaceAll('&quot;', '"').replaceAll('&#39;', "'"));
    const links = parts.get('word/_rels/document.xml.rels') ?? '';
    expect(links).toContain('https://example.org/a?b=1&amp;c=2');
    expect(links).not.toContain('javascript:');
  });

  it('writes what runs from right to left so, in its language', async () => {
    const { parts } = await written('chronicle');
    const xml = parts.get('word/document.xml') ?? '';
    const runs = [...xml.matchAll(/<w:r>(?:(?!<\/w:r>).)*<\/w:r>/gsu)].map(([run]) => run);
    const arabic = runs.filter((run) => run.includes(ARABIC));
    expect(arabic.length).toBeGreaterThan(1);
    for (const run of arabic) expect(run).toContain('<w:rtl/>');
    expect(arabic.some((run) => run.includes('w:bidi="ar"'))).toBe(true);
    expect(runs.filter((run) => run.includes('Second line')).join('')).not.toContain('<w:rtl/>');
  });

  it('has a table of contents, page numbers, the marking in its head, and charts as vectors', async () => {
    const { parts } = await written('casualties');
    expect(parts.get('word/document.xml')).toMatch(/TOC \\h \\o (?:&quot;|")1-2/u);
    expect(parts.get('word/footer1.xml')).toMatch(/PAGE.*NUMPAGES/su);
    expect(parts.get('word/header1.xml')).toContain('TLP:GREEN');
    const pictures = [...parts].filter(([name]) => name.endsWith('.svg'));
    expect(pictures.length).toBeGreaterThan(0);
    for (const [, svg] of pictures) expect(svg).toMatch(/^<svg .*<rect fill=/su);
  });
});
