/** `[[record-id]]` and `[[record-id|words]]` in Markdown: finding them, writing them, and making links of them. */

export type WikiPart =
  | { kind: 'text'; text: string }
  | { kind: 'link'; id: string; words: string | null };

const LINK = /\[\[([A-Za-z0-9][A-Za-z0-9._-]{0,119})(?:\|([^\]\r\n]*))?\]\]/gu;
const SCHEME = 'record:';

export function parseWikiLinks(text: string): WikiPart[] {
  const parts: WikiPart[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) });
    const words = match[2]?.trim();
    parts.push({ kind: 'link', id: match[1]!, words: words ? words : null });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
}

/** The records that a text links to, each once. */
export function linkedIds(text: string): string[] {
  const ids = parseWikiLinks(text).flatMap((part) => (part.kind === 'link' ? [part.id] : []));
  return [...new Set(ids)].sort();
}

/** Words can't hold what ends a link. */
export function wikiLink(id: string, title: string): string {
  const words = title
    .replace(/[[\]|\r\n]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return words === '' || words === id ? `[[${id}]]` : `[[${id}|${words}]]`;
}

export const recordUrl = (id: string): string => SCHEME + id;

/** null for any other address. */
export function recordOfUrl(url: string): string | null {
  return url.startsWith(SCHEME) ? url.slice(SCHEME.length) : null;
}

/** As much of a Markdown syntax tree as is needed here. */
type MdNode = { type: string; value?: string; url?: string; children?: MdNode[] };

/** A remark plugin: text that holds wiki links becomes links with `record:` addresses. Code is left alone. */
export function remarkWikiLinks() {
  return (tree: MdNode): void => replaceIn(tree);
}

function replaceIn(node: MdNode): void {
  if (!node.children || node.type === 'link' || node.type === 'linkReference') return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text' && child.value?.includes('[[')) return nodesOf(child.value);
    replaceIn(child);
    return [child];
  });
}

function nodesOf(text: string): MdNode[] {
  return parseWikiLinks(text).map((part) => {
    if (part.kind === 'text') return { type: 'text', value: part.text };
    const children = part.words === null ? [] : [{ type: 'text', value: part.words }];
    return { type: 'link', url: recordUrl(part.id), children };
  });
}
