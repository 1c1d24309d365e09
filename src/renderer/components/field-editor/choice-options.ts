/** Choices as options of a list: which of them a text names, and which of them a search keeps. */
import type { Choice, Field } from '#shared/model/field.ts';
import { fold } from '#shared/text/fold.ts';
import { quoteItem, splitItems, unquoteItem } from '#shared/values/items.ts';
import type { Option } from './option-list.tsx';

/** Stands for taking the value away. No choice can have this id: it is no kebab-case word. */
export const NONE = '(none)';

/** The ids of the choices that a text form (`label; label`) names. */
export function chosenIds(field: Field, text: string): string[] {
  // One choice is its label as it stands; only several are quoted.
  const whole = fold(text.trim());
  const labels = splitItems(text).map((part) => fold(unquoteItem(part)));
  return (field.choices ?? [])
    .filter(
      (choice) =>
        labels.includes(fold(choice.label)) ||
        fold(choice.label) === whole ||
        labels.includes(choice.id),
    )
    .map((choice) => choice.id);
}

/** In the order of the field, as the text form. */
export function labelsOf(field: Field, ids: readonly string[]): string {
  return (field.choices ?? [])
    .filter((choice) => ids.includes(choice.id))
    .map((choice) => quoteItem(choice.label))
    .join('; ');
}

export function choiceOptions(field: Field, search: string, chosen: readonly string[]): Option[] {
  const words = fold(search).split(/\s+/u).filter(Boolean);
  return (field.choices ?? [])
    .filter((choice) => matches(choice, words))
    .map((choice) => ({
      id: choice.id,
      label: choice.label,
      hint: choice.description,
      chosen: chosen.includes(choice.id),
    }));
}

function matches(choice: Choice, words: readonly string[]): boolean {
  const label = fold(choice.label);
  return words.every((word) => label.includes(word));
}
