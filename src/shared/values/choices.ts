/** Choices by label or id. */
import type { Choice, Field } from '../model/field.ts';
import { fold } from '../text/fold.ts';
import type { Parsed } from './quantity.ts';

/** The label, or the id where the label would be read back as another choice. */
export function choiceText(field: Field, id: string): string {
  const choice = field.choices?.find((candidate) => candidate.id === id);
  return choice && matches(field, choice.label)[0] === choice ? choice.label : id;
}

/** By label or id as written, else folded. Two choices that only differ in case have to be written exactly. */
export function parseChoice(field: Field, text: string): Parsed<string> {
  const [first, second] = matches(field, text);
  if (first && !second) return { ok: true, value: first.id };
  if (first && second) {
    return {
      ok: false,
      message: `“${text}” could be ${first.label} (${first.id}) or ${second.label} (${second.id}).`,
    };
  }
  const labels = (field.choices ?? []).map((choice) => choice.label);
  const shown = labels.slice(0, 12).join(', ') + (labels.length > 12 ? ' …' : '');
  return { ok: false, message: `“${text}” is not one of the choices of ${field.title}: ${shown}.` };
}

function matches(field: Field, text: string): Choice[] {
  const choices = field.choices ?? [];
  const exact = choices.filter((choice) => choice.id === text);
  if (exact.length > 0) return exact;
  const label = choices.filter((choice) => choice.label === text);
  if (label.length > 0) return label;
  const folded = fold(text);
  return choices.filter((choice) => fold(choice.label) === folded || choice.id === folded);
}
