/** A report as Markdown, with footnotes as GitHub, Pandoc and others write them. */
import { markingLabels } from '#shared/model/marking.ts';
import { colophonEntries } from '#shared/report/colophon.ts';
import { dayWords } from '#shared/report/date-words.ts';
import type { Report } from '#shared/report/report.ts';
import { linesOf, type Line } from './blocks-markdown.ts';
import { escapeMarkdown, paragraphOf } from './escape.ts';
import { breaks, footnoteMarkdown, inlinesMarkdown, noteMark } from './inline-markdown.ts';

/** Pieces of the file, in order. `further`: footnotes that no text points to (`notesOnlyOfSums`). */
export function* reportMarkdown(report: Report, further: readonly number[]): Generator<string> {
  let isFirst = true;
  for (const { gap, text } of allLines(report, further)) {
    if (text === '') continue;
    yield isFirst ? text : gap + text;
    isFirst = false;
  }
  yield '\n';
}

function* allLines(report: Report, further: readonly number[]): Generator<Line> {
  const { title, subtitle, marking, sections, footnotes, references, colophon } = report;
  const { scope, made, dates, revision } = colophon;
  const part = (text: string): Line => ({ gap: '\n\n', text });
  yield part(`# ${escapeMarkdown(title)}`);
  yield part(`**${markingLabels[marking]}** · ${escapeMarkdown(subtitle)}`);
  yield part(paragraphOf(escapeMarkdown(scope)));
  yield part(paragraphOf(`${escapeMarkdown(dayWords(made, dates))}, revision ${revision}`));
  for (const { title: words, blocks } of sections) {
    yield part(`## ${escapeMarkdown(words)}`);
    for (const block of blocks) yield* linesOf(block);
  }
  // A program that shows Markdown drops a footnote that nothing in the text points to.
  if (further.length > 0) {
    yield part('## Further notes');
    yield part(further.map(noteMark).join(' '));
  }
  if (references.length > 0) yield part('## Sources');
  yield* listed(references, ({ text }) => `- ${inlinesMarkdown(text, breaks.heading)}`);
  yield part('## About this report');
  yield* listed(colophonEntries(colophon), ({ term, sentences }) => {
    const words = sentences.map((sentence) => `${escapeMarkdown(sentence)}.`).join(' ');
    return `- **${escapeMarkdown(term)}**: ${words}`;
  });
  yield* listed(footnotes, footnoteMarkdown);
}

/** One below the other. */
function* listed<T>(items: readonly T[], write: (item: T) => string): Generator<Line> {
  for (const [at, item] of items.entries())
    yield { gap: at === 0 ? '\n\n' : '\n', text: write(item) };
}
