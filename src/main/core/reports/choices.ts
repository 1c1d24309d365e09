/** What can be chosen for a report of the open dossier. */
import type { Collection } from '#shared/model/field.ts';
import type { CollectionChoice, TemplateChoice } from '#shared/contract/reports-api.ts';
import { figureFields, placeFields, usualFigures } from './field-roles.ts';
import { allTemplates } from './templates/all-templates.ts';

export const templateChoices = (collections: readonly Collection[]): TemplateChoice[] =>
  allTemplates.map(({ id, title, description, ofDossier, fits, sections }) => ({
    id,
    title,
    description,
    ofDossier,
    collections: collections.filter(fits).map((collection) => collection.id),
    sections: sections(collections),
  }));

export const collectionChoices = (collections: readonly Collection[]): CollectionChoice[] =>
  collections.map((collection) => {
    const usual = usualFigures(collection);
    return {
      id: collection.id,
      title: collection.title,
      figures: figureFields(collection).map((field) => ({
        id: field.id,
        title: field.title,
        usual: usual.includes(field),
      })),
      places: placeFields(collection).map(({ id, title }) => ({ id, title })),
    };
  });
