/** The table of a collection, for what looks at all of its records. */
import { finish } from '#shared/steps.ts';
import type { Table } from '../query/table.ts';
import type { Tables } from '../query/tables.ts';

/** Throws `not_found`. */
export const tableOf = (tables: Tables, collection: string): Table =>
  finish(tables.select({ collection, search: '', filter: null, sort: [] })).table;
