/** Makes ready what an export would wait for at its beginning: the columns of a large collection take long. */
import type { ExportWhat } from '#shared/contract/exports-api.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { Core } from '../context.ts';
import type { Table } from '../query/table.ts';

/** In steps (`inTurns`). Throws `not_found` for what is not there. */
export function* makeReady(core: Core, what: ExportWhat): Generator<void, void> {
  for (const { table, fields } of wantedBy(core, what)) yield* table.prepareColumns(fields);
}

type Wanted = { table: Table; fields: readonly string[] };

function wantedBy(core: Core, what: ExportWhat): Wanted[] {
  switch (what.kind) {
    case 'package':
      return core.dossier().file.collections.map(({ id }) => allFields(core, id));
    case 'csl':
      return [allFields(core, SOURCES)];
    case 'annotations':
      return [];
    default: {
      const { subject } = what;
      if (subject.kind !== 'records') return [];
      return [{ table: core.tables().select(subject.query).table, fields: subject.columns }];
    }
  }
}

function allFields(core: Core, collection: string): Wanted {
  const { table } = core.tables().select({ collection, search: '', filter: null, sort: [] });
  return { table, fields: table.fields().map(({ id }) => id) };
}
