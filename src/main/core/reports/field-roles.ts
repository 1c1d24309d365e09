/** What fields of a collection are good for in a report: by their types, and by names that the usual dossiers give them. */
import type { Collection, Field } from '#shared/model/field.ts';

const FIGURES = ['killed', 'deaths', 'fatalities', 'injured', 'wounded'];
const PLACES = /^(?:country|region|province|admin|adm|district|place|location|city)/i;
const GROUPS = ['role', 'tie', 'kind', 'topic', 'type', 'category'];

const byId = ({ fields }: Collection, id: string): Field | undefined =>
  fields.find((field) => field.id === id);

/** When something was: the field called so, else the first date that is not the end of something. */
export function dateField(collection: Collection): Field | undefined {
  const named = byId(collection, 'date');
  if (named?.type === 'date') return named;
  return collection.fields.find(({ type, id }) => type === 'date' && id !== 'to');
}

export type Tenure = { from: Field; to: Field; time: Field | undefined };

/** Two dates between which something held: those that a time is worked out from, else those called so. */
export function tenureFields(collection: Collection): Tenure | undefined {
  const time = collection.fields.find(({ computed }) => computed?.kind === 'time-between');
  const from = byId(collection, time?.computed?.from ?? 'from');
  const to = byId(collection, time?.computed?.to ?? 'to');
  return from?.type === 'date' && to?.type === 'date' ? { from, to, time } : undefined;
}

/** Fields whose figures count something. */
export const figureFields = ({ fields }: Collection): Field[] =>
  fields.filter(
    ({ type, summed }) => type === 'quantity' || (type === 'number' && summed === true),
  );

/** Those of the dead and the injured, else the first. */
export function usualFigures(collection: Collection): Field[] {
  const figures = figureFields(collection);
  const usual = figures.filter(({ id }) => FIGURES.includes(id));
  return usual.length > 0 ? usual : figures.slice(0, 1);
}

/** By what figures can be put together: places, from the widest to the narrowest as a rule, then choices. */
export function placeFields({ fields, titleField }: Collection): Field[] {
  const words = fields.filter(
    ({ id, type }) => id !== titleField && ['text', 'list', 'choice', 'choices'].includes(type),
  );
  const places = words.filter(({ id }) => PLACES.test(id));
  const order = (field: Field): number => (field.id === 'country' ? -1 : words.indexOf(field));
  places.sort((a, b) => order(a) - order(b));
  const choices = words.filter(({ id, type }) => type === 'choice' && !PLACES.test(id));
  return [...places, ...choices];
}

/** The choice by which a reader expects records in groups, if there is one. */
export function groupField(collection: Collection): Field | undefined {
  const choices = collection.fields.filter(({ type }) => type === 'choice');
  return choices.find(({ id }) => GROUPS.includes(id)) ?? choices[0];
}

export const orderField = (collection: Collection): Field | undefined => {
  const field = byId(collection, 'order');
  return field?.type === 'number' ? field : undefined;
};

export const titleField = (collection: Collection): Field => {
  const field = byId(collection, collection.titleField);
  if (!field) throw new Error(`${collection.id} has no field ${collection.titleField}.`);
  return field;
};
