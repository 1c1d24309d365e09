/** Going through a report: every piece of text in the order in which it is read. */
import type { Block, Inline, Report, Section } from './report.ts';
import type { Steps } from './steps.ts';

/** The same sections, with `change` applied to each piece of text in reading order. */
export function* mapInlines(
  sections: readonly Section[],
  change: (inline: Inline) => Inline,
): Steps<Section[]> {
  const changed: Section[] = [];
  for (const section of sections) {
    const blocks: Block[] = [];
    for (const block of section.blocks) {
      blocks.push(...mapBlocks([block], change));
      yield 0;
    }
    changed.push({ ...section, blocks });
  }
  return changed;
}

function mapBlocks(blocks: readonly Block[], change: (inline: Inline) => Inline): Block[] {
  const each = (inlines: readonly Inline[]): Inline[] => inlines.map(change);
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, text: each(block.text) };
      case 'list':
        return { ...block, items: block.items.map((item) => mapBlocks(item, change)) };
      case 'quote':
      case 'note':
        return { ...block, blocks: mapBlocks(block.blocks, change) };
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(each) })),
        };
      case 'entry': {
        const [when, title] = [each(block.when), each(block.title)];
        const facts = block.facts.map((fact) => ({ ...fact, text: each(fact.text) }));
        return { ...block, when, title, facts, blocks: mapBlocks(block.blocks, change) };
      }
      case 'code':
      case 'rule':
      case 'chart':
        return block;
    }
  });
}

/** The number of the footnote that it points to, if any. */
export const noteOf = (inline: Inline): number | null =>
  inline.kind === 'value' || inline.kind === 'sum' || inline.kind === 'mark' ? inline.note : null;

/** The numbers of footnotes that no text points to: figures that only sums are made of. In order. */
export function* notesOnlyOfSums({ sections, footnotes }: Report): Steps<number[]> {
  const pointed = new Set<number | null>();
  yield* mapInlines(sections, (inline) => {
    pointed.add(noteOf(inline));
    return inline;
  });
  return footnotes.map(({ number }) => number).filter((number) => !pointed.has(number));
}
