/** A JSON file as a lowdb adapter: checked when it is read, durable when it is written. */
import { createHash } from 'node:crypto';
import type { Adapter } from 'lowdb';
import * as z from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { damaged, readError, systemCode } from './file-errors.ts';
import { writeFileDurably } from './durable-file.ts';
import { parseJson } from './parse-json.ts';
import type { FileSystem } from './file-system.ts';

export type DurableJson<T> = {
  fs: FileSystem;
  path: string;
  schema: z.ZodType<T>;
  /**
   * The `format` that this program writes. A file with a higher one is refused with `newer_format`.
   */
  format: number;
  /** Lifts content of an older format. The checksum is that of the content as it was found. */
  lift?: (content: Record<string, unknown>) => Record<string, unknown>;
  /**
   * `required`: each file carries the SHA-256 of its content, and one without is damaged.
   * `optional`: the same, but a file made by hand needs none.
   */
  checksum: 'required' | 'optional';
  /** Indented, for people to read. */
  pretty: boolean;
  maxBytes: number;
};

/**
 * lowdb's `Low<T>` over this adapter: `read` answers null only for a file that is not there, so
 * that the default data given to `Low` stays. Anything else that is wrong rejects with `damaged`,
 * `newer_format` or `storage`, and nothing is ever overwritten because of it. `write` resolves once
 * the file would survive a power cut (see `writeFileDurably`).
 */
export function durableJson<T>(file: DurableJson<T>): Adapter<T> {
  return {
    read: async () => {
      const bytes = await readRegularFile(file.fs, file.path, file.maxBytes);
      return bytes === null ? null : parseFile(file, bytes);
    },
    write: (data) => writeFileDurably(file.fs, file.path, jsonBytes(data, file.pretty)),
  };
}

/**
 * The bytes of a plain file; null where there is nothing. A link is refused: a dossier may come
 * from anybody.
 */
export async function readRegularFile(
  fs: FileSystem,
  path: string,
  maxBytes: number,
): Promise<Buffer | null> {
  try {
    const { kind, size } = await fs.info(path);
    if (kind !== 'file') throw damaged(path, `there is a ${kind} where a file should be`);
    if (size > maxBytes)
      throw damaged(path, `it has ${size} bytes, more than the ${maxBytes} allowed`);
    return await fs.readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw readError(error, path);
  }
}

function parseFile<T>(file: DurableJson<T>, bytes: Buffer): T {
  const content = jsonObject(file.path, bytes);
  // First of all, so that a flipped bit is not taken for a format to come.
  const rest = unsealed(file.path, content, byHand(file));
  checkFormat(file.path, rest, file.format);
  if (!Object.hasOwn(content, 'checksum') && file.checksum === 'required')
    throw damaged(file.path, 'it has no checksum');
  const parsed = file.schema.safeParse(file.lift?.(rest) ?? rest);
  if (!parsed.success) throw damaged(file.path, firstIssue(parsed.error));
  return parsed.data;
}

/** The content without its checksum. Throws `damaged` where there is one that does not fit. */
export function unsealed(path: string, content: Record<string, unknown>, help = '') {
  const { checksum, ...rest } = content;
  if (checksum === undefined || checksum === checksumOf(rest)) return rest;
  throw damaged(path, `its content does not fit its checksum${help}`);
}

function byHand(file: Pick<DurableJson<unknown>, 'checksum'>): string {
  if (file.checksum === 'required') return '';
  return ' (if you edited it on purpose, remove its line "checksum" and open it again)';
}

/** A file as this program writes it: with the checksum of its content. */
export function jsonBytes(data: unknown, pretty: boolean): Buffer {
  const sealed = { ...(data as object), checksum: checksumOf(data) };
  return Buffer.from(`${JSON.stringify(sealed, null, pretty ? 2 : undefined)}\n`);
}

/** Of the content, not of the bytes: how a file is indented does not matter. */
function checksumOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Throws `damaged` for what is no JSON object in UTF-8. */
export function jsonObject(path: string, bytes: Uint8Array): Record<string, unknown> {
  let content: unknown;
  try {
    content = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw damaged(path, `it is not valid JSON (${why})`, { cause: error });
  }
  const object = z.record(z.string(), z.unknown()).safeParse(content);
  if (!object.success) throw damaged(path, 'it does not hold a JSON object');
  return object.data;
}

/** Looked at before the content: a newer format may change anything but its number and the way of its checksum. */
export function checkFormat(path: string, content: Record<string, unknown>, format: number): void {
  const found = content['format'];
  if (typeof found === 'number' && Number.isInteger(found) && found > format) {
    throw new AppError(
      'newer_format',
      `${path} was written by a newer version of Dossier (format ${found}, this version knows ${format}). ` +
        'Nothing was changed. Install the newer version to open it.',
      { file: path, format: found },
    );
  }
}

/** Where in the file, and what is wrong there. */
export function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.') || 'content'}: ${issue?.message ?? 'not valid'}`;
}
