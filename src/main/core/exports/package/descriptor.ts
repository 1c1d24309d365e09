/** `datapackage.json`: what a package holds, as Frictionless Data Package 2.0 has it (datapackage.org/standard). */
import type { ColumnInfo } from '#shared/exchange/package-tables.ts';
import type { DossierFile } from '#shared/model/dossier.ts';

export const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';
/** By which our own packages are known, and what can be read again. */
export const PACKAGE_FORMAT = 1;

/** A file that was written. */
export type WrittenFile = { path: string; bytes: number; sha256: string };

export type TableResource = {
  name: string;
  title: string;
  description: string;
  columns: readonly ColumnInfo[];
  key: string;
  foreignKeys: readonly { column: string; resource: string; key: string }[];
  missing: readonly { value: string; label: string }[];
  categories: ReadonlyMap<string, readonly { value: string; label: string }[]>;
};

export type Written = WrittenFile & { table: TableResource | null; title: string };

export type DescriptorParts = {
  file: DossierFile;
  /** Seq of the last change. */
  revision: number;
  created: string;
  sources: readonly { title: string; path: string | null }[];
  written: readonly Written[];
};

export function descriptor({ file, revision, created, sources, written }: DescriptorParts): object {
  return {
    $schema: PROFILE,
    name: slugOf(file.title),
    title: file.title,
    ...(file.description !== '' && { description: file.description }),
    version: `1.0.${revision}`,
    created,
    ...(file.licence !== undefined && {
      licenses: [{ name: slugOf(file.licence, /[^A-Za-z0-9._-]+/g), title: file.licence }],
    }),
    ...(sources.length > 0 && {
      sources: sources.map(({ title, path }) => ({ title, ...(path !== null && { path }) })),
    }),
    resources: written.map(resourceOf),
    dossier: { package: PACKAGE_FORMAT, title: file.title, description: file.description },
  };
}

function resourceOf({ path, bytes, sha256, table, title }: Written): object {
  const common = { path, bytes, hash: `sha256:${sha256}` };
  if (!table) {
    const name = slugOf(path.replaceAll('/', '-'));
    return { name, title, ...common, ...MEDIA[extensionOf(path)] };
  }
  return {
    name: table.name,
    type: 'table',
    title,
    description: table.description,
    ...common,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: {
      delimiter: ',',
      lineTerminator: '\r\n',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
    },
    schema: {
      fields: table.columns.map((column) => fieldOf(column, table)),
      missingValues: table.missing,
      primaryKey: [table.key],
      ...(table.foreignKeys.length > 0 && {
        foreignKeys: table.foreignKeys.map(({ column, resource, key }) => ({
          fields: [column],
          reference: { resource, fields: [key] },
        })),
      }),
    },
  };
}

const MEDIA: Partial<Record<string, object>> = {
  json: { format: 'json', mediatype: 'application/json', encoding: 'utf-8' },
  md: { format: 'md', mediatype: 'text/markdown', encoding: 'utf-8' },
};

const extensionOf = (path: string): string => /\.([a-z]+)$/.exec(path)?.[1] ?? '';

function fieldOf(column: ColumnInfo, { categories }: TableResource): object {
  const { name, type, description, required, unique, enum: allowed } = column;
  const constraints = {
    ...(required && { required }),
    ...(unique && { unique }),
    ...(allowed && { enum: allowed }),
  };
  const choices = categories.get(name);
  return {
    name,
    type,
    ...(description !== undefined && { description }),
    ...(choices && choices.length > 0 && { categories: choices }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

/** Lower case letters, digits and hyphens, unless `others` says what has to go. */
export function slugOf(text: string, others = /[^a-z0-9]+/g): string {
  const plain = others.test('A') ? text.toLowerCase() : text;
  others.lastIndex = 0;
  return (
    plain
      .normalize('NFKD')
      .replaceAll(/\p{Mn}/gu, '')
      .replaceAll(others, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 100) || 'dossier'
  );
}
