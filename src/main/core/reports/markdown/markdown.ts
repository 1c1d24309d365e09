/** A report as Markdown, with footnotes as GitHub, Pandoc and others write them. */
import { markingLabels } from '#shared/model/marking.ts';
import { colophonEntries } from '#shared/report/colophon.ts';
import { dayWords } from '#shared/report/date-words.ts';
import type { Report } from '#shared/report/report.ts';
import { notesOnlyOfSums } from '#shared/report/walk.ts';
import { blocksMarkdown } from './blocks-markdown.ts';
import { escapeMarkdown, paragraphOf } from './escape.ts';
import { breaks, footnoteMarkdown, inlinesMarkdown, noteMark } from './inline-markdown.ts';

export function reportMarkdown(report: Report): string {
  const { title, subtitle, marking, sections, footnotes, references, colophon } = report;
  const { scope, made, dates, revision } = colophon;
  const head = [
    `# ${escapeMarkdown(title)}`,
    `**${markingLabels[marking]}** · ${escapeMarkdown(subtitle)}`,
    paragraphOf(escapeMarkdown(scope)),
    paragraphOf(`${escapeMarkdown(dayWords(made, dates))}, revision ${revision}`),
  ];
  const parts = sections.flatMap(({ title: words, blocks }) => [
    `## ${escapeMarkdown(words)}`,
    blocksMarkdown(blocks),
  ]);
  const further = notesOnlyOfSums(report);
  const sources = references.map(({ text }) => `- ${inlinesMarkdown(text, breaks.heading)}`);
  const about = colophonEntries(colophon).map(({ term, sentences }) => {
    const words = sentences.map((sentence) => `${escapeMarkdown(sentence)}.`).join(' ');
    return `- **${escapeMarkdown(term)}**: ${words}`;
  });
  const all = [
    ...head,
    ...parts,
    // A program that shows Markdown drops a footnote that nothing in the text points to.
    ...(further.length === 0 ? [] : ['## Further notes', further.map(noteMark).join(' ')]),
    ...(sources.length === 0 ? [] : ['## Sources', sources.join('\n')]),
    '## About this report',
    about.join('\n'),
    footnotes.map(footnoteMarkdown).join('\n'),
  ];
  return `${all.filter((part) => part !== '').join('\n\n')}\n`;
}
