/**
 * Takes a JSON array of records apart, piece by piece. No object is made of them: keys keep their order, numbers their spelling
 * (an id of 20 digits is no number), and a key like `__proto__` is a column like any other.
 */
import { AppError } from '#shared/contract/errors.ts';
import { MOST_COLUMNS, type SourceRow } from './row-source.ts';

/** The columns so far: grows as keys are met. */
export type JsonKeys = { names: string[]; places: Map<string, number> };

export const createJsonKeys = (): JsonKeys => ({ names: [], places: new Map() });

/** Characters. */
const LONGEST_RECORD = 2_000_000;

type Scan = {
  input: string;
  isLast: boolean;
  line: number;
  keys: JsonKeys;
  /** What comes next. */
  expects: 'array' | 'first' | 'record' | 'comma' | 'nothing';
};

/**
 * Answers the records that are complete with this piece; for the last one, all that are left. Cells are in the order of `keys`.
 * Text is itself, null is '', anything nested is its JSON. Throws `damaged` with the line where it is no JSON, `invalid_input` where
 * it is no array of records.
 */
export function createJsonScanner(keys: JsonKeys): (text: string, isLast: boolean) => SourceRow[] {
  const scan: Scan = { input: '', isLast: false, line: 1, keys, expects: 'array' };
  return (text, isLast) => {
    scan.input += text;
    scan.isLast = isLast;
    const rows: SourceRow[] = [];
    let at = 0;
    for (;;) {
      const next = skipSpace(scan, at);
      const end = next < scan.input.length ? readPart(scan, next, rows) : -1;
      at = end < 0 ? next : end;
      if (end < 0) break;
    }
    scan.input = scan.input.slice(at);
    if (isLast && scan.expects !== 'nothing') throw damaged(scan, 'it ends in the middle');
    return rows;
  };
}

/** Reads one bracket, comma or record; answers where it ends, -1 when it is not complete. */
function readPart(scan: Scan, at: number, rows: SourceRow[]): number {
  const { input, expects } = scan;
  const character = input[at];
  if (expects === 'array') {
    if (character !== '[') throw noRecords();
    scan.expects = 'first';
    return at + 1;
  }
  if (character === ']' && (expects === 'first' || expects === 'comma')) {
    scan.expects = 'nothing';
    return at + 1;
  }
  if (expects === 'comma' && character === ',') {
    scan.expects = 'record';
    return at + 1;
  }
  if (expects === 'nothing' || expects === 'comma')
    throw damaged(scan, `“${character}” is out of place`);
  if (character !== '{') throw noRecords();
  const end = findEnd(scan, at);
  if (end < 0) return -1;
  rows.push(readRecord(scan, at, end));
  scan.expects = 'comma';
  return end;
}

function skipSpace(scan: Scan, from: number): number {
  let at = from;
  for (;;) {
    const character = scan.input[at];
    if (character === '\n') scan.line += 1;
    else if (character !== ' ' && character !== '\t' && character !== '\r') return at;
    at += 1;
  }
}

/** One record, from its `{` to behind its `}`: its keys one by one, and for each the text of its value. */
function readRecord(scan: Scan, start: number, end: number): SourceRow {
  const { input, line } = scan;
  const cells: string[] = [];
  let flaw: SourceRow['flaw'] = null;
  const seen = new Set<number>();
  let at = skipSpace(scan, start + 1);
  while (input[at] !== '}') {
    const key = readString(scan, at);
    at = skipSpace(scan, key.end);
    if (input[at] !== ':')
      throw damaged(scan, `after the key “${key.text.slice(0, 60)}” a colon is missing`);
    const value = readValue(scan, skipSpace(scan, at + 1));
    const place = placeOf(scan, key.text);
    if (seen.has(place)) flaw = 'repeated-key';
    seen.add(place);
    while (cells.length < place) cells.push('');
    cells[place] = value.text;
    at = skipSpace(scan, value.end);
    if (input[at] === ',') {
      at = skipSpace(scan, at + 1);
      if (input[at] === '}') throw damaged(scan, 'a key is missing after a comma');
    } else if (input[at] !== '}') throw damaged(scan, 'a comma or “}” is missing');
  }
  if (at + 1 !== end) throw damaged(scan, 'its brackets do not match');
  return { line, cells, flaw };
}

function placeOf({ line, keys: { names, places } }: Scan, key: string): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  if (names.length === MOST_COLUMNS) {
    throw new AppError(
      'invalid_input',
      `By line ${line} the records have more than ${MOST_COLUMNS} different keys. They are no table.`,
    );
  }
  places.set(key, names.length);
  return names.push(key) - 1;
}

type Token = { text: string; end: number };

const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

function readValue(scan: Scan, at: number): Token {
  const { input } = scan;
  const character = input[at];
  if (character === '"') return readString(scan, at);
  if (character === '{' || character === '[') {
    const end = findEnd(scan, at);
    const text = input.slice(at, end);
    parsed(scan, text);
    countLines(scan, text);
    return { text, end };
  }
  PLAIN.lastIndex = at;
  const plain = PLAIN.exec(input)?.[0];
  if (plain === undefined) throw damaged(scan, `“${input.slice(at, at + 20)}” is no value`);
  return { text: plain === 'null' ? '' : plain, end: at + plain.length };
}

function readString(scan: Scan, at: number): Token {
  const end = scan.input[at] === '"' ? stringEnd(scan.input, at) : -1;
  if (end < 0) throw damaged(scan, 'a quote is missing');
  const text = scan.input.slice(at, end);
  return {
    text:
      text.includes('\\') || CONTROL.test(text) ? String(parsed(scan, text)) : text.slice(1, -1),
    end,
  };
}

const CONTROL = /[\0-\x1f]/;

function parsed(scan: Scan, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(scan, `“${text.slice(0, 60)}” is not written as JSON has it`, { cause: error });
  }
}

function countLines(scan: Scan, text: string): void {
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) scan.line += 1;
}

const MARK = /["{}[\]]/g;

/** Behind the bracket that closes the one at `open`; -1 when it is not there yet. */
function findEnd(scan: Scan, open: number): number {
  const { input } = scan;
  let depth = 0;
  MARK.lastIndex = open;
  for (let mark = MARK.exec(input); mark; mark = MARK.exec(input)) {
    if (mark[0] === '"') {
      const end = stringEnd(input, mark.index);
      if (end < 0) break;
      MARK.lastIndex = end;
    } else {
      depth += mark[0] === '{' || mark[0] === '[' ? 1 : -1;
      if (depth === 0) return mark.index + 1;
    }
  }
  if (scan.isLast) throw damaged(scan, 'it ends in the middle');
  if (input.length - open > LONGEST_RECORD)
    throw damaged(scan, `a record is longer than ${LONGEST_RECORD} characters`);
  return -1;
}

/** Behind the quote that closes the string at `open`; -1 when it is not there yet. */
function stringEnd(input: string, open: number): number {
  let quote = input.indexOf('"', open + 1);
  while (quote >= 0) {
    let slashes = quote - 1;
    while (input[slashes] === '\\') slashes -= 1;
    if ((quote - slashes) % 2 === 1) return quote + 1;
    quote = input.indexOf('"', quote + 1);
  }
  return -1;
}

const noRecords = (): AppError =>
  new AppError(
    'invalid_input',
    'The JSON is no list of records. It has to begin with [{, as in [{"place": "Kabul"}].',
  );

const damaged = (scan: Scan, why: string, options?: ErrorOptions): AppError =>
  new AppError(
    'damaged',
    `The JSON can’t be read: in line ${scan.line} ${why}.`,
    undefined,
    options,
  );
