// @ts-check
// A large table for the benchmark: the rows of the UCDP GED sample again and again, with ids of their own.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import Papa from 'papaparse';
import { strFromU8, unzipSync } from 'fflate';
import { inRoot } from '../lib/root.mjs';

/** As in releases since 20.1, and one more. */
const COLUMNS = (
  'id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name ' +
  'side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date ' +
  'source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country ' +
  'country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob note'
).split(' ');

/** A table of few columns: a key, texts, one of them different in every row, dates, places, choices and numbers. */
const FEW = (
  'id headline type_of_violence conflict_name dyad_name side_a side_b source_article where_coordinates where_description adm_1 ' +
  'latitude longitude country event_clarity date_start deaths_civilians best high low'
).split(' ');

/**
 * @param {string} file
 * @param {number} rows
 * @param {'all' | 'few'} [width] 50 columns, or 20 of them
 */
export function makeTable(file, rows, width = 'all') {
  const columns = width === 'all' ? COLUMNS : FEW;
  const sample = readSample();
  const out = openSync(file, 'w');
  let text = `${columns.join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    const cells = sample[row % sample.length] ?? new Map();
    text += `${columns.map((name) => quoted(cellOf(name, cells, row))).join(',')}\n`;
    if (text.length > 4_000_000 || row === rows - 1) {
      writeSync(out, text);
      text = '';
    }
  }
  closeSync(out);
}

/** @returns {Map<string, string>[]} */
function readSample() {
  const zip = inRoot('src/main/core/imports/fixtures/ged191-myanmar-bangladesh.zip');
  const [bytes] = Object.values(unzipSync(readFileSync(zip)));
  const { data } = Papa.parse(strFromU8(bytes ?? new Uint8Array()).trimEnd());
  const [names, ...rows] = /** @type {string[][]} */ (data);
  return rows.map((row) => new Map(row.map((cell, at) => [names?.[at] ?? '', cell])));
}

/**
 * @param {string} name
 * @param {Map<string, string>} cells
 * @param {number} row
 */
function cellOf(name, cells, row) {
  const of = (/** @type {string} */ column) => cells.get(column) ?? '';
  if (name === 'id') return String(500_000 + row);
  if (name === 'relid') return `MYA-${of('year')}-1-${row}`;
  if (name === 'code_status') return 'Clear';
  if (name.endsWith('_dset_id')) return of(name.replace('dset', 'new'));
  if (name === 'where_description')
    return `${of('where_coordinates')}, ${of('adm_1')}, ${of('adm_2')}`;
  if (name === 'headline')
    return `${of('date_start').slice(0, 10)}: ${of('side_a')} and ${of('side_b')} at ${of('where_coordinates')} (${row})`;
  if (name === 'note')
    return `${of('date_start')}: ${of('side_a')} and ${of('side_b')}; ${of('conflict_name')}. Counted as reported.`;
  return of(name);
}

const quoted = (/** @type {string} */ cell) =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
