/** Which fields words may be a value of, and which value that would be. */
import type { Field } from '#shared/model/field.ts';
import { guessText } from '#shared/values/guess.ts';

/** `guess` '': none could be made. For texts nothing is guessed: they take whatever is selected. */
export type Proposal = { field: Field; guess: string };

const texts: readonly Field['type'][] = ['text', 'longtext', 'list'];

/** Fields with a guess first; else in their own order. */
export function proposalsFor(fields: readonly Field[], words: string): Proposal[] {
  const all = fields.map((field) => ({
    field,
    guess: texts.includes(field.type) ? '' : guessText(field, words),
  }));
  return [...all.filter(({ guess }) => guess !== ''), ...all.filter(({ guess }) => guess === '')];
}
