/** Typing over a cell, and taking that back. The user's value is a claim of their own; the sources' stay as they are. */
import type { Layer } from '#shared/model/layer.ts';
import { editableField } from '../claims/claim-place.ts';
import { ownClaimId, type CellPlace } from '../claims/own-claim.ts';
import { typedOver } from '../claims/typed-over.ts';
import type { Core, Draft } from '../context.ts';
import { quoted } from '../query/quoted.ts';
import { refused, typedValue } from '../claims/typed-value.ts';

/**
 * '' shows as "no value" where a source has one, else it takes the user's claim away. Text that is what the cell shows
 * already changes nothing.
 */
export async function setValue(core: Core, input: CellPlace & { text: string }): Promise<void> {
  const tables = core.tables();
  const title = tables.titleOf(input.collection, input.record) ?? input.record;
  await core.dossier().commit({
    label: `Change ${tables.field(input.collection, input.field).title} of ${quoted(title)}`,
    // All checks stand here, where earlier steps are done: what the cell shows may be about to change.
    drafts: (layer) => {
      const field = editableField(tables, input);
      if (tables.cell(input.collection, input.record, input.field).text === input.text) return [];
      const value = typedValue(tables, field, input.text);
      const sourced = value === null && !hasSources(core, input);
      return sourced ? removal(layer, input) : typedOver(core, layer, input, value);
    },
  });
}

/** Nothing happens when the value shown is not the user's. */
export async function revertValue(core: Core, input: CellPlace): Promise<void> {
  const tables = core.tables();
  const title = tables.titleOf(input.collection, input.record) ?? input.record;
  await core.dossier().commit({
    label: `Take back ${tables.field(input.collection, input.field).title} of ${quoted(title)}`,
    drafts: (layer) => {
      const field = editableField(tables, input);
      if (field.required && !hasSources(core, input)) {
        throw refused(field, `${field.title} can’t be empty, and no source gives another value.`);
      }
      return removal(layer, input);
    },
  });
}

function hasSources(core: Core, { collection, record, field }: CellPlace): boolean {
  const statements = core.dossier().base.get(collection)?.get(record)?.statements ?? [];
  return statements.some((statement) => Object.hasOwn(statement.values, field));
}

function removal(layer: Readonly<Layer>, { record, field }: CellPlace): Draft[] {
  const id = ownClaimId(record, field);
  return layer.claims.has(id) ? [{ table: 'claims', id, after: null }] : [];
}
