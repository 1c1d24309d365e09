/** Footnotes get the numbers in whose order one reads them. */
import type { Footnote } from './footnote.ts';
import type { Section } from './report.ts';
import type { Steps } from './steps.ts';
import { mapInlines, noteOf } from './walk.ts';

/**
 * `drafts`: by the numbers that the sections and the footnotes themselves use until now, counted from 1. Footnotes that
 * only sums lead to come last; those that nothing leads to are left out.
 */
export function* numberNotes(
  sections: readonly Section[],
  drafts: readonly Footnote[],
): Steps<{ sections: Section[]; footnotes: Footnote[] }> {
  const order: number[] = [];
  const numbers = new Map<number, number>();
  const numberOf = (draft: number): number => {
    const known = numbers.get(draft);
    if (known !== undefined) return known;
    numbers.set(draft, order.push(draft));
    return order.length;
  };
  const numbered = yield* mapInlines(sections, (inline) => {
    const note = noteOf(inline);
    return note === null ? inline : ({ ...inline, note: numberOf(note) } as typeof inline);
  });
  const footnotes: Footnote[] = [];
  // Grows while it is gone through: the parts of a sum.
  for (let at = 0; at < order.length; at++) {
    yield 0;
    const draft = drafts[(order[at] ?? 0) - 1];
    if (!draft) continue;
    const number = at + 1;
    footnotes.push(
      draft.kind === 'sum'
        ? { ...draft, number, parts: draft.parts.map(numberOf) }
        : { ...draft, number },
    );
  }
  return { sections: numbered, footnotes };
}
