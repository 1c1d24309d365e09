/** Text as a person types it, made into a value of the field's type. What is not clear is refused with the reason. */
import { parseHumanDate } from '../dates/human.ts';
import type { Field } from '../model/field.ts';
import type { Breakdown, Value } from '../model/value.ts';
import { checkValue } from './check.ts';
import { parseChoice } from './choices.ts';
import { parseCoordinates } from './coordinates.ts';
import { parseDuration } from './duration.ts';
import { readQuoted, splitItems, unquoteItem } from './items.ts';
import { parseNames } from './names.ts';
import { parseNumber, parseQuantity, type Parsed } from './quantity.ts';

export type ParseContext = {
  /** Ids of records of the collection with exactly this title, or this id. */
  findRecords: (collection: string | undefined, titleOrId: string) => string[];
};

export type ParsedValue = { ok: true; value: Value | null } | { ok: false; message: string };

/**
 * '' is null: no value. References need a context, else only ids are taken. The value that comes back passes
 * `checkValue`, and formatting and parsing it again answers the same.
 */
export function parseValue(field: Field, text: string, context?: ParseContext): ParsedValue {
  if (text.trim() === '') return { ok: true, value: null };
  const parsed = readValue(field, text, context);
  if (!parsed.ok) return parsed;
  const problem = checkValue(field, parsed.value);
  return problem === null ? parsed : { ok: false, message: problem };
}

function readValue(field: Field, text: string, context: ParseContext | undefined): Parsed<Value> {
  switch (field.type) {
    case 'text':
    case 'longtext':
      return { ok: true, value: text };
    case 'list':
      return { ok: true, value: splitItems(text).map(unquoteItem) };
    case 'names':
      return parseNames(text);
    case 'choice':
      return parseChoice(field, text.trim());
    case 'choices':
      return parseChoices(field, text);
    case 'number':
      return parseNumber(text);
    case 'quantity':
      return parseQuantity(text);
    case 'breakdown':
      return parseBreakdown(text);
    case 'date': {
      const date = parseHumanDate(text);
      return date.ok ? { ok: true, value: date.edtf } : date;
    }
    case 'duration':
      return parseDuration(text);
    case 'coordinates':
      return parseCoordinates(text);
    case 'reference':
      return parseReference(field, text, context);
  }
}

function parseChoices(field: Field, text: string): Parsed<Value> {
  const ids: string[] = [];
  for (const piece of splitItems(text)) {
    const choice = parseChoice(field, unquoteItem(piece));
    if (!choice.ok) return choice;
    if (!ids.includes(choice.value)) ids.push(choice.value);
  }
  return { ok: true, value: ids };
}

function parseBreakdown(text: string): Parsed<Value> {
  const parts: Breakdown = [];
  for (const piece of splitItems(text)) {
    const quoted = readQuoted(piece);
    const colon = quoted ? piece.indexOf(':', quoted.length) : piece.lastIndexOf(':');
    if (colon <= 0)
      return {
        ok: false,
        message: `“${piece}”: a part has a name, a colon and a number, as in Taliban: 28.`,
      };
    const amount = parseQuantity(piece.slice(colon + 1));
    if (!amount.ok) return amount;
    const bare = piece.slice(0, colon).trim();
    const label = quoted && quoted.length === bare.length ? quoted.item : bare;
    parts.push({ label, amount: amount.value });
  }
  return { ok: true, value: parts };
}

function parseReference(
  field: Field,
  text: string,
  context: ParseContext | undefined,
): Parsed<Value> {
  const given = text.trim();
  const found = context ? context.findRecords(field.collection, text) : [given];
  const records =
    found.length > 0 || !context ? found : context.findRecords(field.collection, given);
  const [record, another] = records;
  if (record !== undefined && another === undefined) return { ok: true, value: record };
  if (record === undefined) {
    return {
      ok: false,
      message: `There is no record called “${given}” in ${field.collection ?? 'the collection'}.`,
    };
  }
  return {
    ok: false,
    message: `Several records are called “${given}”. Give the id: ${records.slice(0, 5).join(', ')}.`,
  };
}
