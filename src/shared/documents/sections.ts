/** Which section each block of a document is in, by the names that locators use (data/README.md, "Locators"). */
import type { Block } from '../model/document.ts';

/** The heading of the document. */
export const TITLE = 'Title';
/** What stands above the first heading of a section. */
export const LEAD = 'Lead';
/** What stands above the first full paragraph of the lead: rows or a list. */
export const INFO_BOX = 'Info box';
export const BETWEEN = ' › ';
export const TABLE = `${BETWEEN}table`;
export const CUT = ' …';

/** With `TABLE` behind it, as long as the section of a locator may be. */
const LONGEST = 300 - TABLE.length;
/** Five headings of this length fit. */
const LONGEST_PART = 50;

/**
 * A name for each block, in order: the headings above it, joined. In a document without headings the name is empty. The names are
 * not unique: a heading may be there twice.
 */
export function sectionNames(text: string, blocks: readonly Block[]): string[] {
  const hasHeadings = blocks.some(({ kind }) => kind === 'heading');
  const path: string[] = [];
  let name = hasHeadings ? LEAD : '';
  return blocks.map((block) => {
    if (block.kind !== 'heading') return name;
    if (block.level === 1) return TITLE;
    path.length = Math.min(path.length, block.level - 2);
    path.push(text.slice(block.start, block.end).replace(/\s+/g, ' ').trim());
    name = nameOf(path);
    return name;
  });
}

function nameOf(path: readonly string[]): string {
  const name = path.join(BETWEEN);
  if (name.length <= LONGEST) return name;
  return path.map(shortened).join(BETWEEN);
}

function shortened(heading: string): string {
  return heading.length <= LONGEST_PART + CUT.length
    ? heading
    : heading
        .slice(0, LONGEST_PART)
        .replace(/\s+\S*$/, '')
        .trimEnd() + CUT;
}
