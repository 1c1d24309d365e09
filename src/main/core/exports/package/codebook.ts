/** The codebook of a package: what its tables and columns mean, for people. */
import type { DossierFile } from '#shared/model/dossier.ts';
import type { Collection, Field } from '#shared/model/field.ts';
import {
  documentsTable,
  linksTable,
  notesTable,
  passagesTable,
  recordsTable,
  type ColumnInfo,
} from '#shared/exchange/package-tables.ts';
import { claimColumns } from './claims-rows.ts';
import { columnNames, UNKNOWN } from './collection-csv.ts';

const TEXT_FORMS = `| type | what a cell holds |
|---|---|
| text, longtext | the text |
| list | items with semicolons between them; one with a semicolon in it stands in double quotes |
| names | names with language and kind: \`name [ar, alias]; name\` |
| choice | the id of one choice, in collections; its label, in claims |
| choices | labels with semicolons between them |
| number | a number |
| quantity | \`92\`, \`≥92\` (at least), \`>170\` (more than), \`~90\` (about), \`90 (80–100)\`, \`80–100\` |
| breakdown | parts and their quantities: \`civilians: ≥169; soldiers: 13\` |
| date | EDTF (ISO 8601-2): \`2014-09\`, \`2014-09~\` (about), \`2014/2015\` (from, to), \`..\` (open) |
| duration | years, months, weeks and days, or a shortest and a longest number of days |
| coordinates | latitude and longitude in degrees (WGS 84), and how exactly the place is known |
| reference | the id of a record |`;

export function codebook(file: DossierFile): string {
  const parts = [
    `# Codebook of ${oneLine(file.title)}`,
    file.description,
    file.licence === undefined ? '' : `Licence: ${oneLine(file.licence)}`,
    `## How to read the tables`,
    `Every collection has a table with the values that are shown. What each source says, and what others say instead, is in \`claims.csv\`: one row a claim. ` +
      `An empty cell means that nobody says anything; \`${UNKNOWN}\`, that a source says it is not known. Unknown is never 0.`,
    TEXT_FORMS,
    ...file.collections.map(collectionPart),
    `## Tables of all collections`,
    tablePart('claims', 'What is said, by whom, where, and how it is ranked.', claimColumns),
    ...[recordsTable, notesTable, linksTable, passagesTable, documentsTable].map(
      ({ name, description, columns }) => tablePart(name, description, columns),
    ),
    `\`views.json\`, \`imports.json\` and \`collections.json\` hold what has no rows and columns: named views, where imported records come from, and the definitions of the collections.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function collectionPart({ title, description = '', fields }: Collection): string {
  const names = columnNames(fields);
  const rows = fields.map(
    (field, at) =>
      `| \`${names[at]}\` | ${cell(field.title)} | ${field.type} | ${cell(meaning(field))} |`,
  );
  return `## ${oneLine(title)}\n\n${description}\n\n| column | title | type | meaning |\n|---|---|---|---|\n${rows.join('\n')}`;
}

function meaning({ description, unit, choices, computed, collection }: Field): string {
  return [
    description,
    unit && `In ${unit}.`,
    collection && `A record of ${collection}.`,
    computed && `Worked out from ${computed.from} and ${computed.to} where nobody says it.`,
    choices && `Choices: ${choices.map(({ id, label }) => `${id} = ${label}`).join('; ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function tablePart(name: string, description: string, columns: readonly ColumnInfo[]): string {
  const rows = columns.map(
    ({ name: column, type, description: words = '' }) =>
      `| \`${column}\` | ${type} | ${cell(words)} |`,
  );
  return `### ${name}.csv\n\n${description}\n\n| column | type | meaning |\n|---|---|---|\n${rows.join('\n')}`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const cell = (text: string): string => oneLine(text).replaceAll('|', '\\|');
