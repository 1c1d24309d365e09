/**
 * Sources as CSL-JSON 1.0, the form in which reference managers and Pandoc exchange citations, and back (data/README.md has the table).
 * What CSL can't say exactly stands in `custom.dossier` as well, by field, null for nothing: others keep or ignore it, and
 * it comes back as it was.
 */
import * as z from 'zod';
import { Name, RecordId } from '../model/ids.ts';
import type { Value } from '../model/value.ts';

/** A record of `sources`: what is shown of it, by field. */
export type SourceValues = ReadonlyMap<string, Value>;

/** Fields that CSL has under the same or another name, whose values are texts. */
const TEXTS = new Map([
  ['title', 'title'],
  ['containerTitle', 'container-title'],
  ['publisher', 'publisher'],
  ['number', 'number'],
  ['url', 'URL'],
  ['note', 'note'],
]);
const NAMES = ['author', 'interviewer'] as const;
const DATES = ['issued', 'accessed'] as const;

export type CslItem = { id: string; type: string } & Record<string, unknown>;

export function toCsl(id: string, values: SourceValues): CslItem {
  const item = plainItem(id, values);
  const back = fromCsl(item)?.values ?? new Map<string, Value>();
  const custom = [
    ...[...values].filter(([field, value]) => !isSame(back.get(field), value)),
    // CSL asks for a type; that nobody has given one comes back too.
    ...[...back.keys()].filter((field) => !values.has(field)).map((field) => [field, null]),
  ] as [string, Value | null][];
  if (custom.length > 0) item['custom'] = { dossier: Object.fromEntries(custom) };
  return item;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function plainItem(id: string, values: SourceValues): CslItem {
  const type = values.get('type');
  const item: CslItem = { id, type: typeof type === 'string' ? cslType(type) : 'document' };
  for (const [field, name] of TEXTS) {
    const text = values.get(field);
    if (typeof text === 'string') item[nameOf(name, item.type)] = text;
  }
  for (const field of NAMES) {
    const names = textsOf(values.get(field));
    if (names.length > 0) item[field] = names.map((literal) => ({ literal }));
  }
  for (const field of DATES) {
    const date = values.get(field);
    if (typeof date === 'string') item[field] = cslDate(date);
  }
  const [language] = textsOf(values.get('language'));
  if (language !== undefined) item['language'] = language;
  return item;
}

const textsOf = (value: Value | undefined): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Of a magazine or periodical it is the issue. */
const nameOf = (name: string, type: string): string =>
  name === 'number' && ['article-magazine', 'periodical'].includes(type) ? 'issue' : name;

/** Our ids have hyphens only; CSL's have underscores but for these. */
const HYPHENED = /^(?:article|entry|paper|post|review)-/;
const cslType = (type: string): string => (HYPHENED.test(type) ? type : type.replaceAll('-', '_'));

const POINT = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

function cslDate(edtf: string): object {
  const [, exact = '', doubt] = /^(.*?)([~?%])?$/.exec(edtf) ?? [];
  const parts = exact.split('/').map((point) => POINT.exec(point));
  if (parts.length > 2 || parts.some((part) => part === null)) return { literal: edtf };
  const numbers = parts.map((part) =>
    (part ?? []).slice(1).flatMap((figure) => (figure === undefined ? [] : [Number(figure)])),
  );
  return { 'date-parts': numbers, ...(doubt !== undefined && { circa: true }) };
}

const Text = z.union([z.string(), z.number().transform(String)]);
const CslName = z.object({
  literal: z.string().optional(),
  family: z.string().optional(),
  given: z.string().optional(),
  'non-dropping-particle': z.string().optional(),
  suffix: z.string().optional(),
});
const CslDate = z.object({
  'date-parts': z.array(z.array(Text).max(3)).min(1).max(2).optional(),
  circa: z.unknown().optional(),
  literal: z.string().optional(),
  raw: z.string().optional(),
  edtf: z.string().optional(),
});
const MOST_NAMES = 500;
const LONGEST = 100_000;
const text = Text.pipe(z.string().max(LONGEST)).optional();
const Item = z.looseObject({
  id: Text,
  type: z.string().max(60).optional(),
  title: text,
  'container-title': text,
  publisher: text,
  number: text,
  issue: text,
  URL: text,
  note: text,
  language: text,
  author: z.array(CslName).max(MOST_NAMES).optional(),
  interviewer: z.array(CslName).max(MOST_NAMES).optional(),
  issued: CslDate.optional(),
  accessed: CslDate.optional(),
  custom: z.looseObject({ dossier: z.record(Name, z.unknown()).optional() }).optional(),
});

export type ReadSource = {
  /** A record's id: that of the item, with what can't stand in one replaced. */
  id: string;
  /** By field; values of `custom` are as they came, to be checked by whoever knows the fields. */
  values: Map<string, Value>;
  /** What the item says under names that have no field. */
  leftOut: string[];
};

const USED = new Set([...Object.keys(Item.shape), 'custom']);

/** null for what is no item of CSL-JSON. */
export function fromCsl(json: unknown): ReadSource | null {
  const parsed = Item.safeParse(json);
  if (!parsed.success) return null;
  const item = parsed.data;
  const id = recordId(item.id);
  if (id === null) return null;
  const values = new Map<string, Value>();
  const put = (field: string, value: Value | undefined): void => {
    if (value !== undefined && value !== '') values.set(field, value);
  };
  if (item.type !== undefined) put('type', item.type.replaceAll('_', '-'));
  for (const [field, name] of TEXTS) put(field, item[name as 'title']);
  put('number', item.number ?? item.issue);
  for (const field of NAMES) {
    const names = (item[field] ?? []).map(wholeName).filter((name) => name !== '');
    if (names.length > 0) put(field, names);
  }
  for (const field of DATES) put(field, item[field] && edtfOf(item[field]));
  if (item.language !== undefined) put('language', [item.language]);
  for (const [field, value] of Object.entries(item.custom?.dossier ?? {}))
    if (value === null) values.delete(field);
    else put(field, value as Value);
  return { id, values, leftOut: Object.keys(item).filter((name) => !USED.has(name)) };
}

/** Whether something is a list of items, of whomever. */
export const isCslJson = (json: unknown): boolean =>
  Array.isArray(json) &&
  json.length > 0 &&
  z.looseObject({ id: Text, type: z.string() }).safeParse(json[0]).success &&
  fromCsl(json[0]) !== null;

function recordId(id: string): string | null {
  const plain = id
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .slice(0, 120);
  const parsed = RecordId.safeParse(plain);
  return parsed.success ? parsed.data : null;
}

function wholeName(name: z.output<typeof CslName>): string {
  const { literal, family, given, suffix } = name;
  if (literal !== undefined) return literal;
  return [given, name['non-dropping-particle'], family, suffix].filter(Boolean).join(' ');
}

/** Undefined where it says no date that could be told. */
function edtfOf(date: z.output<typeof CslDate>): string | undefined {
  const said = date.edtf ?? date.literal ?? date.raw;
  const points = (date['date-parts'] ?? []).map(([year, month, day]) =>
    [year?.padStart(4, '0'), month?.padStart(2, '0'), day?.padStart(2, '0')]
      .filter(Boolean)
      .join('-'),
  );
  if (points.length === 0) return said;
  return points.join('/') + (date.circa ? '~' : '');
}
