/** Lines of a plain text file in groups that blank lines set apart. */

export type Group = {
  lines: string[];
  /** Blank lines before and after. */
  before: number;
  after: number;
  page: string | undefined;
};

/** A form feed begins a new page. Spaces at the ends of lines go, those in front of them stay. */
export function groupLines(text: string): Group[] {
  const pages = text.replace(/\r\n?/g, '\n').split('\f');
  return pages.flatMap((page, at) =>
    groupPage(page, pages.length > 1 ? String(at + 1) : undefined),
  );
}

function groupPage(text: string, page: string | undefined): Group[] {
  const groups: Group[] = [];
  let blanks = 0;
  let open: Group | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd();
    if (line === '') {
      blanks += 1;
      if (open) open.after += 1;
      continue;
    }
    if (open && blanks === 0) {
      open.lines.push(line);
    } else {
      open = { lines: [line], before: blanks, after: 0, page };
      groups.push(open);
    }
    blanks = 0;
  }
  return groups;
}

/** Lines that a program broke at a margin are about as long as one another. */
const MARGIN = { least: 40, most: 100 };

/** Are the lines of a paragraph broken at a margin? Else every line is a paragraph of its own. */
export function isWrapped(groups: readonly Group[]): boolean {
  const inner = groups.flatMap(({ lines }) => lines.slice(0, -1));
  const fitting = inner.filter(({ length }) => length >= MARGIN.least && length <= MARGIN.most);
  return fitting.length > 0 && fitting.length >= inner.length * 0.7;
}
