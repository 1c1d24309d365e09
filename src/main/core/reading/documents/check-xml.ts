/** Looks through an XML part before a parser does, in one pass: no DOCTYPE (so no entities to blow up), not too deep, not too many elements. */
import { count, MOST_DEPTH, refuse } from './limits.ts';

const MOST_ELEMENTS = 2_000_000;

/** Throws `invalid_input`. What is not well-formed is left to the parser. */
export function checkXml(xml: string, name: string): void {
  let depth = 0;
  let elements = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    const skipped = SKIPPED.find(([start]) => xml.startsWith(start, at));
    if (skipped) {
      at = after(xml, skipped[1], at);
    } else if (xml[at + 1] === '!') {
      throw refuse(name, 'has a DOCTYPE, which no Word file needs');
    } else if (xml[at + 1] === '/') {
      depth -= 1;
      at = after(xml, '>', at);
    } else {
      at = endOfTag(xml, at);
      elements += 1;
      if (xml[at - 2] !== '/') depth += 1;
      if (depth > MOST_DEPTH)
        throw refuse(name, `has parts more than ${MOST_DEPTH} deep in one another`);
      if (elements > MOST_ELEMENTS)
        throw refuse(name, `has more than ${count(MOST_ELEMENTS)} elements`);
    }
  }
}

const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at === -1 ? xml.length : at + mark.length;
}

/** A `>` between quotation marks does not end it. */
function endOfTag(xml: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < xml.length; at++) {
    const character = xml[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return at + 1;
    else if (character === '"' || character === "'") quote = character;
  }
  return xml.length;
}
