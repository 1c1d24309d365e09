/**
 * The UCDP Georeferenced Event Dataset (GED), from 19.1 on, and its monthly candidate releases. Meanings of codes: UCDP GED Codebook. Columns
 * are found by name; only releases without a header by position.
 */
import {
  choice,
  dateRules,
  list,
  longText,
  number,
  text,
  yesNo,
  type Codes,
  type Preset,
  type PresetField,
} from './preset.ts';

/** In the order of the releases since 20.1. Version 19.1 has 42 of them, in another one. */
export const GED_COLUMNS: readonly string[] = (
  'id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name ' +
  'side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date ' +
  'source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country ' +
  'country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob'
).split(' ');

const VIOLENCE: Codes = [
  [
    '1',
    'state-based',
    'State-based',
    'Armed force between two parties, of which at least one is the government of a state.',
  ],
  [
    '2',
    'non-state',
    'Non-state',
    'Armed force between two organised groups, neither of which is the government of a state.',
  ],
  [
    '3',
    'one-sided',
    'One-sided',
    'Armed force by a government or an organised group against civilians.',
  ],
];

const CLARITY: Codes = [
  ['1', 'clear', 'Clear', 'The report describes the event itself.'],
  [
    '2',
    'summary',
    'Part of a summary',
    'The event is told of in a summary of several, and less is known of it.',
  ],
];

const when: PresetField = {
  field: {
    id: 'date',
    title: 'Date',
    type: 'date',
    width: 180,
    description:
      'The first to the last day on which it may have happened. Where the dataset knows the month or the year only, so does this date.',
  },
  reading: {
    kind: 'date-span',
    first: 'date_start',
    last: 'date_end',
    precision: 'date_prec',
    codes: [
      { text: '1', reach: 'day' },
      { text: '2', reach: 'days' },
      { text: '3', reach: 'week' },
      { text: '4', reach: 'month' },
      { text: '5', reach: 'year' },
    ],
    year: 'year',
    ...dateRules(null),
  },
};

const where: PresetField = {
  field: {
    id: 'coordinates',
    title: 'Coordinates',
    type: 'coordinates',
    width: 190,
    description:
      'WGS 84. Where the place is not known exactly, the centre of the area that it is in; the word in brackets says how large that is.',
  },
  reading: {
    kind: 'coordinates',
    lat: 'latitude',
    lon: 'longitude',
    precision: 'where_prec',
    // 2: near the place. 3: a district. 4: a province. 5: a part of a country, or a point between two places; in the data also townships.
    // 6: a country. 7: a sea or an air space.
    codes: [
      { text: '1', precision: 'place' },
      { text: '2', precision: 'district' },
      { text: '3', precision: 'district' },
      { text: '4', precision: 'province' },
      { text: '5', precision: 'province' },
      { text: '6', precision: 'country' },
      { text: '7', precision: 'country' },
    ],
    otherwise: 'country',
    format: 'point',
  },
  // -9 and -1 are degrees.
  unknown: [],
};

const deaths: PresetField[] = [
  {
    field: {
      id: 'deaths',
      title: 'Deaths',
      type: 'quantity',
      unit: 'people',
      width: 110,
      description:
        'Best estimate, with the lowest and the highest one in brackets where they differ. All sides, and civilians.',
    },
    reading: { kind: 'quantity', best: 'best', low: 'low', high: 'high', format: 'point' },
    unknown: [],
  },
  {
    field: {
      id: 'deathsBySide',
      title: 'Deaths by side',
      type: 'breakdown',
      unit: 'people',
      width: 230,
      description: 'Parts of the best estimate. Sides with no deaths are left out.',
    },
    reading: {
      kind: 'breakdown',
      parts: [
        { column: 'deaths_a', label: 'Side A', labelColumn: 'side_a' },
        { column: 'deaths_b', label: 'Side B', labelColumn: 'side_b' },
        { column: 'deaths_civilians', label: 'Civilians' },
        { column: 'deaths_unknown', label: 'Unknown affiliation' },
      ],
      format: 'point',
      withoutZeros: true,
    },
    unknown: [],
  },
];

const sides =
  'The order of the sides does not say who attacked, but in one-sided violence, where A is the attacker.';

const fields: PresetField[] = [
  {
    field: {
      id: 'title',
      title: 'Title',
      type: 'text',
      required: true,
      width: 320,
      description: 'Dyad and place.',
    },
    reading: {
      kind: 'joined',
      parts: [{ column: 'dyad_name' }, { column: 'where_coordinates' }],
      between: ', ',
    },
  },
  when,
  ...deaths,
  choice('violence', 'Type of violence', 'type_of_violence', VIOLENCE, { width: 130 }),
  text('sideA', 'Side A', 'side_a', { width: 180, description: sides }),
  text('sideB', 'Side B', 'side_b', { width: 180, description: sides }),
  text('country', 'Country', 'country', { width: 140 }),
  text('adm1', 'Province', 'adm_1', {
    width: 140,
    description: 'First-order administrative unit.',
  }),
  text('adm2', 'District', 'adm_2', {
    width: 140,
    description: 'Second-order administrative unit.',
  }),
  text('place', 'Place', 'where_coordinates', {
    width: 150,
    description: 'What the coordinates are of.',
  }),
  longText('placeNote', 'Place as reported', 'where_description', { hidden: true }),
  where,
  text('conflict', 'Conflict', 'conflict_name', { width: 200 }),
  text('dyad', 'Dyad', 'dyad_name', { hidden: true }),
  choice('clarity', 'Clarity', 'event_clarity', CLARITY, { width: 120 }),
  {
    ...list('sources', 'Sources', ['source_article'], 'quoted', { adds: true, width: 220 }),
    unknown: [],
  },
  list('sourceOffices', 'Media', ['source_office'], ';', { adds: true, hidden: true }),
  list('sourceDates', 'Dates of sources', ['source_date'], ';', { adds: true, hidden: true }),
  longText('sourceHeadlines', 'Headlines', 'source_headline', { hidden: true }),
  longText('originalSource', 'Original source', 'source_original', {
    hidden: true,
    description: 'Whom the sources name as theirs.',
  }),
  {
    ...number('numberOfSources', 'Number of sources', 'number_of_sources', { hidden: true }),
    unknown: [{ text: '-1', label: 'not recorded' }],
  },
  text('region', 'World region', 'region', { hidden: true }),
  text('countryCode', 'Country code', 'country_id', {
    hidden: true,
    description: 'Gleditsch and Ward, not ISO.',
  }),
  text('stateA', 'State of side A', 'gwnoa', {
    hidden: true,
    description: 'Code of Gleditsch and Ward, where side A is a government.',
  }),
  text('stateB', 'State of side B', 'gwnob', {
    hidden: true,
    description: 'Code of Gleditsch and Ward, where side B is a government.',
  }),
  text('gridCell', 'PRIO-GRID cell', 'priogrid_gid', { hidden: true }),
  text('geometry', 'Geometry', 'geom_wkt', { hidden: true, description: 'WKT, longitude first.' }),
  yesNo('activeYear', 'Active year', 'active_year', {
    description: 'The dyad caused 25 deaths or more in that year.',
  }),
  text('codeStatus', 'Coding status', 'code_status', { hidden: true }),
  {
    field: { id: 'externalIds', title: 'Ids of UCDP', type: 'list', adds: true, hidden: true },
    reading: {
      kind: 'list',
      parts: [
        { column: 'id', before: 'event ' },
        { column: 'relid', before: 'relid ' },
        { column: 'conflict_new_id', before: 'conflict ' },
        { column: 'dyad_new_id', before: 'dyad ' },
        { column: 'side_a_new_id', before: 'side A ' },
        { column: 'side_b_new_id', before: 'side B ' },
        { column: 'conflict_dset_id', before: 'conflict (dataset) ' },
        { column: 'dyad_dset_id', before: 'dyad (dataset) ' },
        { column: 'side_a_dset_id', before: 'side A (dataset) ' },
        { column: 'side_b_dset_id', before: 'side B (dataset) ' },
      ],
      separator: 'none',
    },
  },
];

export const ucdpGed: Preset = {
  id: 'ucdp-ged',
  title: 'UCDP Georeferenced Event Dataset (GED)',
  source: {
    id: 'ucdp-ged',
    title: 'UCDP Georeferenced Event Dataset (GED) Global',
    publisher:
      'Uppsala Conflict Data Program, Department of Peace and Conflict Research, Uppsala University',
    url: 'https://ucdp.uu.se/downloads/',
    licence: 'CC BY 4.0',
    citation:
      'Sundberg, Ralph, and Erik Melander, 2013, “Introducing the UCDP Georeferenced Event Dataset”, Journal of Peace Research 50(4), 523–532; and the codebook of the release.',
  },
  telling: [
    'type_of_violence',
    'dyad_new_id',
    'where_prec',
    'date_prec',
    'deaths_civilians',
    'best',
    'high',
    'low',
  ],
  aliases: new Map(),
  collection: {
    id: 'gedEvents',
    title: 'UCDP GED events',
    singular: 'event',
    icon: 'events',
    description:
      'An event: the use of armed force by an organised actor against another or against civilians, with at least one direct death at a place and a date.',
    titleField: 'title',
    sort: [{ field: 'date', direction: 'descending' }],
  },
  fields,
  // Unique within a release, and meant to stay from one to the next: so a new release updates, and does not add everything once more.
  key: { kind: 'columns', prefix: 'ged', columns: ['id'] },
  unknown: [],
  releaseOf,
  namesOf: (columns, sample) =>
    columns.length === GED_COLUMNS.length && sample.length > 0 && sample.every(isGedRow)
      ? GED_COLUMNS
      : null,
};

/** `ged191.csv` and `GEDEvent_v19_1.csv` are 19.1; `GEDEvent_v25_0_3.csv` is the candidate release 25.0.3, `v25_01_25_06` those of half a year. */
function releaseOf(fileName: string): string | null {
  const short = /ged(\d\d)(\d)\b/i.exec(fileName);
  const long = /gedevent_v(\d+(?:_\d+)+)/i.exec(fileName);
  return short ? `${short[1]}.${short[2]}` : (long?.[1]?.replaceAll('_', '.') ?? null);
}

const column = (cells: readonly string[], name: string): string =>
  cells[GED_COLUMNS.indexOf(name)] ?? '';

/** Told by what is in six columns that no two tables share by chance. */
function isGedRow(cells: readonly string[]): boolean {
  return (
    /^\d+$/.test(column(cells, 'id')) &&
    /^(?:19|20)\d\d$/.test(column(cells, 'year')) &&
    /^[123]$/.test(column(cells, 'type_of_violence')) &&
    /^POINT/i.test(column(cells, 'geom_wkt')) &&
    /^[1-5]$/.test(column(cells, 'date_prec')) &&
    /^\d{4}-\d\d-\d\d/.test(column(cells, 'date_start'))
  );
}
