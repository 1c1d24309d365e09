/** Names with language and kind: `حافظ سعید خان [ps, script]; ISKP [acronym]`. */
import { PersonName, type Names } from '../model/value.ts';
import { quoteItem, readQuoted, splitItems } from './items.ts';
import type { Parsed } from './quantity.ts';

/** What in brackets alone is taken for a language: `ar`, `fa-Latn`. Anything else alone is a kind. */
const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/;

export function formatNames(names: Names): string {
  return names.map(formatName).join('; ');
}

type Name = Names[number];

function formatName({ name, lang, kind }: Name): string {
  const text = quoteItem(name, '[]"');
  const word = kind ? quoteItem(kind, '[]",') : '';
  if (lang && word) return `${text} [${lang}, ${word}]`;
  if (lang) return `${text} [${lang}${LANGUAGE.test(lang) ? '' : ','}]`;
  if (!word) return text;
  return `${text} [${LANGUAGE.test(word) ? ', ' : ''}${word}]`;
}

export function parseNames(text: string): Parsed<Names> {
  const names: Names = [];
  for (const piece of splitItems(text, true)) {
    const name = parseName(piece);
    if (!name.ok) return name;
    names.push(name.value);
  }
  return names.length > 0
    ? { ok: true, value: names }
    : { ok: false, message: 'There is no name.' };
}

function parseName(piece: string): Parsed<Name> {
  const quoted = readQuoted(piece);
  const open = quoted ? piece.indexOf('[', quoted.length) : piece.indexOf('[');
  const bare = (open < 0 ? piece : piece.slice(0, open)).trim();
  const name = quoted && quoted.length === bare.length ? quoted.item : bare;
  if (open < 0) return checked({ name });
  if (!piece.endsWith(']')) {
    return {
      ok: false,
      message: `“${piece}”: language and kind stand in brackets at the end, as in [ar, alias].`,
    };
  }
  const inside = piece.slice(open + 1, -1).trim();
  const comma = inside.startsWith('"') ? -1 : inside.indexOf(',');
  const first = (comma < 0 ? inside : inside.slice(0, comma)).trim();
  const second = comma < 0 ? undefined : inside.slice(comma + 1).trim();
  if (second === undefined) {
    return checked(LANGUAGE.test(first) ? { name, lang: first } : { name, kind: unquoted(first) });
  }
  const result: Name = { name };
  if (first) result.lang = first;
  if (second) result.kind = unquoted(second);
  return checked(result);
}

function unquoted(text: string): string {
  const quoted = readQuoted(text);
  return quoted && quoted.length === text.length ? quoted.item : text;
}

function checked(name: Name): Parsed<Name> {
  if (name.kind === '') delete name.kind;
  const result = PersonName.safeParse(name);
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  const what =
    issue?.path[0] === 'lang'
      ? `“${name.lang}” `
      : issue?.path[0] === 'kind'
        ? 'The kind '
        : 'The name ';
  return { ok: false, message: what + (issue?.message ?? 'is not valid') };
}
