/** Identifiers. All of them may end up as object keys, so names that JavaScript treats specially are refused. */
import * as z from 'zod';

const RESERVED = new Set(['__proto__', 'prototype', 'constructor']);
const notReserved = (id: string): boolean => !RESERVED.has(id);

/** A collection or a field: a short name in camelCase, for example `killedBySide`. */
export const Name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,59}$/, 'must be a short camelCase name')
  .refine(notReserved, 'is a reserved word');

/** A record. Unique in the whole dossier, so that a note can say `[[id]]` without naming the collection. */
export const RecordId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/, 'must be letters, digits, dot, dash, underscore')
  .refine(notReserved, 'is a reserved word');

/** Anything else that the program makes an id for: notes, own claims, views, jobs, file handles. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:#-]{0,199}$/, 'must be a plain identifier')
  .refine(notReserved, 'is a reserved word');

/** An instant, as `Date.prototype.toISOString` prints it (UTC, milliseconds). */
export const Instant = z.iso.datetime();
