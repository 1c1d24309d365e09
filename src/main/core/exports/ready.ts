/** Makes ready what an export would wait for at its beginning: the columns of a large collection take long. */
import type { ExportWhat } from '#shared/contract/exports-api.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { Steps } from '#shared/steps.ts';
import type { Core } from '../context.ts';
import type { Table } from '../query/table.ts';

/** In steps (`Core.inTurns`). Throws `not_found` for what is not there. */
export function* makeReady(core: Core, what: ExportWhat): Steps<void> {
  switch (what.kind) {
    case 'package':
      for (const { id } of core.dossier().file.collections) yield* allFields(core, id);
      return;
    case 'csl':
      return yield* allFields(core, SOURCES);
    case 'annotations':
      return;
    default: {
      const { subject } = what;
      if (subject.kind === 'notes' || subject.query === null) return;
      // Chosen and put in order once more where it is written, with all that it needs ready.
      const { table } = yield* core.tables().select(subject.query);
      if (subject.kind === 'records') yield* columnsOf(table, subject.columns);
    }
  }
}

function* allFields(core: Core, collection: string): Steps<void> {
  const everything = { collection, search: '', filter: null, sort: [] };
  const { table } = yield* core.tables().select(everything);
  yield* columnsOf(
    table,
    table.fields().map(({ id }) => id),
  );
}

function* columnsOf(table: Table, fields: readonly string[]): Steps<void> {
  for (const field of fields) yield* table.prepareColumn(field);
}
