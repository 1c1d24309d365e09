/** Numbers blocks as locators count them (data/README.md, "Locators"): below their heading, or on their page. */
import type { Block } from '#shared/model/document.ts';
import { LEAD, sectionNames } from '#shared/documents/sections.ts';
import { fold } from '#shared/text/fold.ts';
import { endsSentence } from './sentences.ts';

/** A line as long as this is a paragraph, whatever it ends with. */
const LONG = 80;

/**
 * Counting goes on where a heading comes again, so that a locator names one paragraph only. What stands between the title and the
 * first paragraph proper has no number (by-lines) or one as a row (info boxes).
 */
export function numberBlocks(text: string, blocks: readonly Block[]): Block[] {
  const sections = sectionNames(text, blocks);
  const paragraphs = new Map<string, number>();
  const rows = new Map<string, number>();
  const lead = endOfFront(text, blocks, sections);
  return blocks.map((block, at) => {
    const place =
      block.page === undefined ? `section ${fold(sections[at] ?? '')}` : `page ${block.page}`;
    switch (block.kind) {
      case 'heading':
      case 'pageBreak':
        return block;
      case 'row':
        return block.isHead ? block : { ...block, row: next(rows, place) };
      case 'item':
        return at < lead
          ? { ...block, row: next(rows, place) }
          : { ...block, paragraph: next(paragraphs, place) };
      case 'paragraph':
      case 'quotation':
      case 'preformatted':
        return at < lead ? block : { ...block, paragraph: next(paragraphs, place) };
    }
  });
}

function next(counts: Map<string, number>, place: string): number {
  const number = (counts.get(place) ?? 0) + 1;
  counts.set(place, number);
  return number;
}

/** The index of the first paragraph proper of the lead; 0 where there is no title above it, or no such paragraph. */
function endOfFront(text: string, blocks: readonly Block[], sections: readonly string[]): number {
  const title = blocks.findIndex((block) => block.kind === 'heading' && block.level === 1);
  if (title === -1) return 0;
  const first = blocks.findIndex((block, at) => {
    if (at < title || sections[at] !== LEAD || block.kind !== 'paragraph') return false;
    const words = text.slice(block.start, block.end);
    return words.length >= LONG || endsSentence(words);
  });
  return Math.max(first, 0);
}
