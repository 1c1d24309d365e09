/** Plain text into pieces: paragraphs, and what is marked as heading, list, table or quotation in ways that everybody reads so. */
import { headingStyle, isWikiText, wikiHeading } from './guess-headings.ts';
import { joinLines, vocabularyOf, type Vocabulary } from './join-lines.ts';
import { plain, type Piece } from './pieces.ts';
import { groupLines, isWrapped, type Group } from './text-lines.ts';

const ROW = /^\s*\|(.*)\|\s*$/;
/** Between the head of a table and its rows. */
const RULE = /^\s*\|(?:\s*:?-{3,}:?\s*[|+])+\s*$/;
const ITEM = /^(\s*)(?:[-*•‣◦]|(\d{1,3})[.)])\s+(\S.*)$/;
const QUOTED = /^\s*>\s?(.*)$/;
/** Spaces in front of an item, for each level. */
const INDENT = 2;

export function piecesOfText(text: string): Piece[] {
  const groups = groupLines(text);
  const isWiki = isWikiText(groups);
  const headingAt = headingStyle(groups);
  const context: Context = {
    isWiki,
    isWrapped: isWrapped(groups),
    vocabulary: vocabularyOf(groups.flatMap(({ lines }) => lines)),
    level: 1,
  };
  const pieces: Piece[] = [];
  let page: string | undefined;
  for (const [at, group] of groups.entries()) {
    if (at > 0 && group.page !== page) pieces.push({ kind: 'pageBreak', page: group.page });
    page = group.page;
    const heading = headingAt(groups, at);
    const found = heading
      ? [{ kind: 'heading' as const, level: heading.level, ...plain(heading.words) }]
      : piecesOfGroup(group, context);
    pieces.push(...found.map((piece) => (page === undefined ? piece : { ...piece, page })));
  }
  return pieces;
}

type Context = {
  isWiki: boolean;
  isWrapped: boolean;
  vocabulary: Vocabulary;
  /** Of the last heading of a wiki's text. */
  level: number;
};

function piecesOfGroup({ lines }: Group, context: Context): Piece[] {
  const found: Open[] = [];
  for (const [at, line] of lines.entries()) {
    const last = found.at(-1);
    const isFollowed = ROW.test(lines[at + 1] ?? '');
    const marked = isInSentence(last, line, context)
      ? undefined
      : markedLine(line, context, last?.piece.kind !== 'row' && isFollowed);
    if (marked) found.push(...marked.map((piece) => ({ piece, lines: [lineOf(piece)] })));
    else if (last && context.isWrapped && goesOn(last.piece, line)) last.lines.push(line.trim());
    else found.push({ piece: { kind: 'paragraph', ...plain('') }, lines: [line.trim()] });
  }
  return found.map(({ piece, lines: own }) =>
    'text' in piece ? { ...piece, text: joinLines(own, context.vocabulary) } : piece,
  );
}

/** A piece and the lines that it is made of. */
type Open = { piece: Piece; lines: string[] };

const lineOf = (piece: Piece): string => ('text' in piece ? piece.text : '');

/** "in May" and "15. The office" below it: no item of a list. */
function isInSentence(
  last: Open | undefined,
  line: string,
  { isWrapped: wrapped }: Context,
): boolean {
  if (!wrapped || last?.piece.kind !== 'paragraph' || !/^\d/.test(line)) return false;
  return !/[.!?:]$/.test(last.lines.at(-1) ?? '');
}

/** Undefined: nothing marks the line, so it is a paragraph or goes on with one. */
function markedLine(line: string, context: Context, isHead: boolean): Piece[] | undefined {
  const heading = context.isWiki ? wikiHeading(line, context.level) : undefined;
  if (heading) {
    if (line.startsWith('=')) context.level = heading.level;
    return [{ kind: 'heading', level: heading.level, ...plain(heading.words) }];
  }
  const row = ROW.exec(line);
  if (row) {
    if (RULE.test(line)) return [];
    const cells = (row[1] ?? '').split('|').map((cell) => plain(cell.trim()));
    return [{ kind: 'row', isHead, cells }];
  }
  const item = ITEM.exec(line);
  if (item) {
    const depth = Math.floor((item[1]?.length ?? 0) / INDENT) + 1;
    const ordinal = item[2] === undefined ? undefined : Number(item[2]);
    return [{ kind: 'item', depth, ordinal, ...plain(item[3] ?? '') }];
  }
  const quoted = QUOTED.exec(line);
  return quoted ? [{ kind: 'quotation', ...plain(quoted[1] ?? '') }] : undefined;
}

/** A line goes on with an item only where it is indented as well. */
const goesOn = ({ kind }: Piece, line: string): boolean =>
  kind === 'paragraph' || (kind === 'item' && /^\s/.test(line));
