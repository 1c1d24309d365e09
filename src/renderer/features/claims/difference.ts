/** What of a rival value is not as in the value shown: the figure, the part of the date, the words. */
import type { Field } from '#shared/model/field.ts';
import { fold } from '#shared/text/fold.ts';
import { itemParts } from '../inspector/value-parts.ts';

export type Part = { text: string; differs: boolean };

/** Longer texts are marked as a whole: comparing them takes the product of their lengths. */
const MOST_TOKENS = 1_500;

/** Fields whose values are several items; each item is a part. */
const listed = new Set<Field['type']>(['list', 'choices', 'names', 'breakdown']);

export const isListed = ({ type }: Field): boolean => listed.has(type);

/** The text in parts, in order; joined, they are the text (for lists: its items). */
export function differingParts(field: Field, text: string, shown: string): Part[] {
  if (isListed(field)) {
    const known = new Set(itemParts(shown).map(fold));
    return itemParts(text).map((item) => ({ text: item, differs: !known.has(fold(item)) }));
  }
  if (field.type === 'date') return joined(dateParts(text, shown));
  return joined(commonParts(tokensOf(field, text), tokensOf(field, shown)));
}

/** What the value shown has and this one lacks; '' where it has other words in their place. */
export function lacking(field: Field, text: string, shown: string): string {
  if (differingParts(field, text, shown).some(({ differs }) => differs)) return '';
  return differingParts(field, shown, text)
    .filter(({ differs }) => differs)
    .map((part) => part.text.trim().replace(/^[,;]\s*|\s*[,;]$/gu, ''))
    .filter(Boolean)
    .join(', ');
}

/** Year against year, month against month, day against day; the second end of an interval against the second. */
function dateParts(text: string, shown: string): Part[] {
  const others = shown.split('/').map((end) => end.split(/(-)/u));
  return text.split('/').flatMap((end, side) => {
    const pieces = end.split(/(-)/u).map((piece, place): Part => ({
      text: piece,
      differs: piece !== others[side]?.[place],
    }));
    return side > 0 ? [{ text: '/', differs: !others[side] }, ...pieces] : pieces;
  });
}

/** Figures and signs apart; of a duration `1 year`, `6 months`; else words and what is between them. */
function tokensOf(field: Field, text: string): string[] {
  switch (field.type) {
    case 'number':
    case 'quantity':
    case 'coordinates':
      return text.match(/[\d.,]*\d|\s+|[^\d\s]/gu) ?? [];
    case 'duration':
      return text.match(/\d+ [a-z]+|[^a-z\d]+|[a-z]+|\d+/giu) ?? [];
    default:
      return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]+/gu) ?? [];
  }
}

/** The longest common sequence of tokens does not differ, all else does. */
function commonParts(tokens: readonly string[], others: readonly string[]): Part[] {
  if (tokens.length > MOST_TOKENS || others.length > MOST_TOKENS)
    return tokens.map((text) => ({ text, differs: true }));
  const a = tokens.map(fold);
  const b = others.map(fold);
  const width = b.length + 1;
  /** Length of the longest common sequence of what is left from here on. */
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: Part[] = [];
  for (let i = 0, j = 0; i < a.length; i++) {
    while (j < b.length && a[i] !== b[j] && at(i, j + 1) >= at(i + 1, j)) j++;
    const same = j < b.length && a[i] === b[j];
    parts.push({ text: tokens[i] ?? '', differs: !same });
    if (same) j++;
  }
  return parts;
}

/** Neighbours of one kind become one part; white space between two that differ differs, too. */
function joined(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  parts.forEach((part, index) => {
    const isGap = part.text.trim() === '';
    const differs = isGap
      ? (found.at(-1)?.differs ?? false) && (parts[index + 1]?.differs ?? false)
      : part.differs;
    const last = found.at(-1);
    if (last?.differs === differs) last.text += part.text;
    else found.push({ text: part.text, differs });
  });
  return found;
}
