/** Are the numbers of the shipped dossier printed in the passages that it names? Needs the two documents. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BaseFile, EDITOR, type Locator, type Statement } from '../src/shared/model/claim.ts';
import { DossierFile } from '../src/shared/model/dossier.ts';
import type { Field } from '../src/shared/model/field.ts';
import type { Breakdown, Quantity } from '../src/shared/model/value.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const DOSSIER = path('./iskp/');
const SEEDS = path('../../shared/seeds');
const NO_SEEDS =
  'the two documents are not beside this folder (../shared/seeds): nothing to compare with';

type Filled = { where: string; field: Field | undefined; statement: Statement; value: unknown };
const dossier = DossierFile.parse(JSON.parse(readFileSync(`${DOSSIER}dossier.json`, 'utf8')));
const bases = dossier.imports.map(({ file }) =>
  BaseFile.parse(JSON.parse(readFileSync(`${DOSSIER}${file}`, 'utf8'))),
);
const filled: Filled[] = bases.flatMap(({ collection, records }) => {
  const fields = dossier.collections.find(({ id }) => id === collection)?.fields ?? [];
  return records.flatMap((record) =>
    record.statements.flatMap((statement, index) =>
      Object.entries(statement.values).map(([id, value]) => ({
        where: `${record.id}, statement ${index}, ${id}`,
        field: fields.find((field) => field.id === id),
        statement,
        value,
      })),
    ),
  );
});
const seeds = existsSync(SEEDS)
  ? readdirSync(SEEDS)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => readFileSync(`${SEEDS}/${name}`, 'utf8'))
  : [];

type Passages = { paragraphs: string[]; rows: string[] };

const HEADING = /^(=+)\s*(.*?)\s*\1$/;
const SET_OFF = /^;(.+)$/;

/** Section › its paragraphs and the rows of its table, as README.md counts them. */
function sectionsOfArticle(lines: string[]): Map<string, Passages> {
  const sections = new Map<string, Passages>();
  const open = (name: string): Passages => {
    const fresh = { paragraphs: [], rows: [] };
    sections.set(name, fresh);
    return fresh;
  };
  let path: string[] = [];
  let current = open('Title');
  for (const line of lines) {
    const heading = HEADING.exec(line);
    const bold = SET_OFF.exec(line);
    const name = heading?.[2] ?? bold?.[1];
    if (name !== undefined && heading?.[1] === '=') {
      current.paragraphs.push(name);
      current = open('Info box');
    } else if (name !== undefined) {
      const level = heading?.[1] ? heading[1].length - 2 : 1;
      path = [...path.slice(0, level), name];
      current = open(path.join(' › '));
    } else if (sections.size === 2 && line.startsWith('- ')) {
      current.rows.push(line);
    } else if (sections.size === 2 && current.rows.length > 0) {
      current = open('Lead');
      current.paragraphs.push(line);
    } else if (line.startsWith('| ') && !/^\| (No\.|Country) \|/.test(line)) {
      const table = `${path.join(' › ')} › table`;
      (sections.get(table) ?? open(table)).rows.push(line);
      current = sections.get(path.join(' › ')) ?? current;
    } else {
      current.paragraphs.push(line);
    }
  }
  return sections;
}

function sectionsOfInterview(lines: string[]): Map<string, Passages> {
  const sections = new Map<string, Passages>();
  let current: Passages = { paragraphs: [], rows: [] };
  sections.set('Title', { paragraphs: lines.slice(0, 1), rows: [] });
  sections.set('Introduction', current);
  // Below the title stand the name and the role of who asks.
  for (const line of lines.slice(3)) {
    if (line.endsWith('?') && !line.startsWith('So,')) {
      current = { paragraphs: [], rows: [] };
      sections.set(line, current);
    } else {
      current.paragraphs.push(line);
    }
  }
  return sections;
}

class Documents {
  readonly #sections: Map<string, Map<string, Passages>>;

  constructor(article: string, interview: string) {
    const linesOf = (text: string): string[] =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    this.#sections = new Map([
      ['wikipedia-iskp', sectionsOfArticle(linesOf(article))],
      ['tactics-interview', sectionsOfInterview(linesOf(interview))],
    ]);
  }

  /** The words that a locator names; undefined when there is no such place. */
  passage(source: string, { section = '', paragraph, row }: Locator): string | undefined {
    const sections = this.#sections.get(source) ?? new Map<string, Passages>();
    const short = section.endsWith(' …') ? section.slice(0, -2) : undefined;
    const found =
      short === undefined
        ? sections.get(section)
        : [...sections].find(([name]) => name.startsWith(short))?.[1];
    if (row !== undefined) return found?.rows[row - 1];
    if (paragraph !== undefined) return found?.paragraphs[paragraph - 1];
    return found?.paragraphs.join('\n');
  }
}

const WORDS = new Map(
  [
    'one first',
    'two second twin',
    'three third',
    'four fourth',
    'five fifth',
    'six sixth',
    'seven seventh',
    'eight eighth',
    'nine ninth',
    'ten tenth',
    'eleven eleventh',
    'twelve twelfth',
    'thirteen thirteenth',
    'fourteen',
    'fifteen',
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
    'twenty',
  ].flatMap((words, at) => words.split(' ').map((word) => [word, at + 1] as const)),
);
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';

/** Every number in a text, in digits or in words up to twenty. */
function numbersIn(text: string): Set<number> {
  const found = new Set<number>();
  for (const [, digits = '', million] of text.matchAll(
    /(\d+(?:,\d{3})*(?:\.\d+)?)(?:st|nd|rd|th)?(\s+million\b)?/g,
  )) {
    found.add(Number(digits.replaceAll(',', '')) * (million ? 1_000_000 : 1));
  }
  for (const [word] of text.toLowerCase().matchAll(/[a-z]+/g)) {
    const number = WORDS.get(word);
    if (number !== undefined) found.add(number);
  }
  return found;
}

/** The numbers in a text that can be counts: not days and years, and not the number of a row, of an issue or of a bomb. */
function countsIn(text: string): Set<number> {
  return numbersIn(
    text
      .replace(/^\| \d+ \|/, '')
      .replace(/GBU-43/g, '')
      .replace(/#\d+|\b\d+th issue/g, '')
      .replace(new RegExp(`\\b\\d{1,2} ${MONTH}\\b`, 'g'), '')
      .replace(/\b(?:19|20)\d\d\b/g, ''),
  );
}

describe('the numbers', () => {
  const [article = '', interview = ''] = seeds;
  const documents = new Documents(article, interview);
  const sourced = filled.filter(({ statement }) => statement.source !== EDITOR);
  const passageOf = ({ source, locator }: Statement): string | undefined =>
    documents.passage(source, locator ?? {});

  function amounts(field: Field | undefined, value: unknown): number[] {
    const quantities =
      field?.type === 'quantity'
        ? [value as Quantity]
        : field?.type === 'breakdown'
          ? (value as Breakdown).map(({ amount }) => amount)
          : [];
    return quantities
      .flatMap(({ low, best, high }) => [low, best, high])
      .filter((number) => number !== undefined);
  }

  it('stand in passages that are there', ({ skip }) => {
    if (seeds.length === 0) skip(NO_SEEDS);
    const lost = sourced.filter(({ statement }) => passageOf(statement) === undefined);
    expect(lost.map(({ where, statement }) => [where, statement.locator])).toEqual([]);
  });

  it('are printed where a source is given for them; what the editor counted is the editor’s', ({
    skip,
  }) => {
    if (seeds.length === 0) skip(NO_SEEDS);
    const invented = sourced.flatMap(({ where, statement, field, value }) => {
      const printed = countsIn(passageOf(statement) ?? '');
      return amounts(field, value)
        .filter((number) => !printed.has(number))
        .map((number) => `${where}: ${number}`);
    });
    expect(invented).toEqual([]);
  });

  it('would be caught if they were not', ({ skip }) => {
    if (seeds.length === 0) skip(NO_SEEDS);
    const lead = documents.passage('wikipedia-iskp', { section: 'Lead', paragraph: 2 }) ?? '';
    const row = { section: 'Analysis › Leaders › table', row: 1 };
    expect(countsIn(lead)).toContain(169);
    expect(countsIn(lead)).not.toContain(182);
    expect(countsIn(lead)).not.toContain(2021);
    expect(countsIn(documents.passage('wikipedia-iskp', row) ?? '')).toEqual(new Set([1, 18, 197]));
    expect(numbersIn('$1 million for ten of 9,000, the 13th on 4 May')).toEqual(
      new Set([1_000_000, 10, 9_000, 13, 4]),
    );
  });

  it('in a statement are those of its passage, and in its summary those of the statement', ({
    skip,
  }) => {
    const statements = bases.find(({ collection }) => collection === 'statements')?.records ?? [];
    const texted = statements.flatMap(({ id, statements: all }) =>
      all.flatMap((statement) => {
        const { text } = statement.values;
        const summary = all.find(({ values }) => 'summary' in values)?.values['summary'];
        return typeof text === 'string' && typeof summary === 'string'
          ? [{ id, statement, text, summary }]
          : [];
      }),
    );
    expect(texted).toHaveLength(statements.length);
    const missing = (own: string, theirs: string): number[] => {
      const known = numbersIn(theirs);
      return [...numbersIn(own)].filter((number) => number !== 1 && !known.has(number));
    };
    expect(
      texted.flatMap(({ id, text, summary }) => missing(summary, text).map((n) => `${id}: ${n}`)),
    ).toEqual([]);
    if (seeds.length === 0) skip(NO_SEEDS);
    expect(
      texted.flatMap(({ id, statement, text }) =>
        missing(text, passageOf(statement) ?? '').map((n) => `${id}: ${n}`),
      ),
    ).toEqual([]);
  });
});
