/**
 * Armed Conflict Location and Event Data (ACLED): as exported since March 2023, and as before. Meanings: ACLED Codebook. Its headers are in
 * lower case, in old files in upper case.
 */
import {
  choice,
  choices,
  dateRules,
  list,
  longText,
  number,
  text,
  type Codes,
  type Preset,
  type PresetField,
} from './preset.ts';

/** Old files have the numbers, newer ones the words. */
const ACTOR_KINDS: Codes = [
  ['1', 'state-forces', 'State forces'],
  ['2', 'rebel-group', 'Rebel group'],
  ['3', 'political-militia', 'Political militia'],
  ['4', 'identity-militia', 'Identity militia'],
  ['5', 'rioters', 'Rioters'],
  ['6', 'protesters', 'Protesters'],
  ['7', 'civilians', 'Civilians'],
  ['8', 'external-other-forces', 'External/Other forces'],
];

const words = (labels: readonly string[]): Codes =>
  labels.map((label) => [label, label.toLowerCase().replace(/[^a-z0-9]+/g, '-'), label]);

const DISORDER = words(['Political violence', 'Demonstrations', 'Strategic developments']);
const EVENTS = words([
  'Battles',
  'Protests',
  'Riots',
  'Explosions/Remote violence',
  'Violence against civilians',
  'Strategic developments',
]);
const SUB_EVENTS = words([
  'Government regains territory',
  'Non-state actor overtakes territory',
  'Armed clash',
  'Excessive force against protesters',
  'Protest with intervention',
  'Peaceful protest',
  'Violent demonstration',
  'Mob violence',
  'Chemical weapon',
  'Air/drone strike',
  'Suicide bomb',
  'Shelling/artillery/missile attack',
  'Remote explosive/landmine/IED',
  'Grenade',
  'Sexual violence',
  'Attack',
  'Abduction/forced disappearance',
  'Agreement',
  'Arrests',
  'Change to group/activity',
  'Disrupted weapons use',
  'Headquarters or base established',
  'Looting/property destruction',
  'Non-violent transfer of territory',
  'Other',
]);

const title = (kind: string): PresetField => ({
  field: {
    id: 'title',
    title: 'Title',
    type: 'text',
    required: true,
    width: 320,
    description: 'Kind of event and place.',
  },
  reading: {
    kind: 'joined',
    parts: [{ column: kind }, { column: 'location' }, { column: 'country' }],
    between: ', ',
  },
});

const when: PresetField = {
  field: {
    id: 'date',
    title: 'Date',
    type: 'date',
    width: 180,
    description:
      'Where the dataset knows the week only: three days before to three days after the day that it gives. Where it knows the month only: the month.',
  },
  reading: {
    kind: 'date-around',
    column: 'event_date',
    precision: 'time_precision',
    codes: [
      { text: '1', reach: 'day' },
      { text: '2', reach: 'days' },
      { text: '3', reach: 'month' },
    ],
    days: 3,
    ...dateRules('day-month'),
  },
};

const where: PresetField = {
  field: {
    id: 'coordinates',
    title: 'Coordinates',
    type: 'coordinates',
    width: 190,
    description: 'WGS 84. The word in brackets says how exactly the place is known.',
  },
  reading: {
    kind: 'coordinates',
    lat: 'latitude',
    lon: 'longitude',
    precision: 'geo_precision',
    codes: [
      { text: '1', precision: 'place' },
      { text: '2', precision: 'district' },
      { text: '3', precision: 'province' },
    ],
    otherwise: 'country',
    format: 'point',
  },
};

const fatalities: PresetField = {
  field: {
    id: 'fatalities',
    title: 'Fatalities',
    type: 'quantity',
    unit: 'people',
    width: 110,
    description:
      'The dataset gives the lowest figure where reports differ, so this is a lower end and no upper one is known. It writes 0 also where nothing was reported. ' +
      '“Several” is 3 or 10, “dozens” 12, “hundreds” 100; the total of several days is split among them.',
  },
  reading: {
    kind: 'quantity',
    best: 'fatalities',
    low: 'fatalities',
    format: 'point',
    zero: '0 or not reported',
  },
};

const noActor = [{ text: '0', label: 'no actor' }];
const actor = (side: 1 | 2): PresetField[] => [
  text(`actor${side}`, `Actor ${side}`, `actor${side}`, {
    width: 180,
    description: 'The order of the actors does not say who attacked.',
  }),
  list(`actor${side}Allies`, `With actor ${side}`, [`assoc_actor_${side}`], ';', {
    adds: true,
    hidden: true,
  }),
  {
    ...choice(`actor${side}Kind`, `Kind of actor ${side}`, `inter${side}`, ACTOR_KINDS, {
      width: 140,
    }),
    unknown: noActor,
  },
];

const places: PresetField[] = [
  text('country', 'Country', 'country', { width: 140 }),
  text('adm1', 'Province', 'admin1', {
    width: 140,
    description: 'First-order administrative unit.',
  }),
  text('adm2', 'District', 'admin2', {
    width: 140,
    description: 'Second-order administrative unit.',
  }),
  text('adm3', 'Subdistrict', 'admin3', { hidden: true }),
  text('place', 'Place', 'location', { width: 150 }),
  where,
  text('region', 'World region', 'region', { hidden: true }),
  text('isoCode', 'ISO code', 'iso', { hidden: true, description: 'ISO 3166-1, three figures.' }),
];

const rest: PresetField[] = [
  longText('summary', 'Summary', 'notes', { width: 320 }),
  list('sources', 'Sources', ['source'], ';', { adds: true, width: 200 }),
  text('sourceScale', 'Scale of sources', 'source_scale', { hidden: true }),
  text('interaction', 'Interaction', 'interaction', {
    hidden: true,
    description: 'The kinds of both actors.',
  }),
  list('tags', 'Tags', ['tags'], ';', { adds: true, hidden: true }),
  number('uploaded', 'Uploaded', 'timestamp', {
    hidden: true,
    description: 'When this row was last changed at ACLED: seconds since 1970.',
  }),
];

const externalIds = (columns: readonly string[]): PresetField => ({
  field: { id: 'externalIds', title: 'Ids of ACLED', type: 'list', adds: true, hidden: true },
  reading: {
    kind: 'list',
    parts: columns.map((column) => ({ column, before: `${column} ` })),
    separator: 'none',
  },
});

const common = {
  source: {
    id: 'acled',
    title: 'Armed Conflict Location and Event Data (ACLED)',
    publisher: 'Armed Conflict Location and Event Data',
    url: 'https://acleddata.com/',
    licence: 'Terms of use of ACLED; an account is needed. Not to be passed on.',
    citation:
      'Raleigh, Clionadh, Andrew Linke, Håvard Hegre and Joakim Karlsen, 2010, “Introducing ACLED: An Armed Conflict Location and Event Dataset”, Journal of Peace Research 47(5), 651–660. Accessed on: (day of the download).',
  },
  collection: {
    id: 'acledEvents',
    title: 'ACLED events',
    singular: 'event',
    icon: 'events',
    description:
      'An event of political violence, a demonstration or a strategic development, on one day at one place. What goes on for several days has a record for each.',
    titleField: 'title',
    sort: [{ field: 'date', direction: 'descending' }],
  },
  key: { kind: 'columns', prefix: 'acled', columns: ['event_id_cnty'] },
  unknown: [],
} satisfies Partial<Preset>;

export const acled: Preset = {
  ...common,
  id: 'acled',
  title: 'ACLED',
  telling: [
    'event_id_cnty',
    'event_date',
    'disorder_type',
    'sub_event_type',
    'inter1',
    'geo_precision',
    'fatalities',
  ],
  aliases: new Map(),
  fields: [
    title('sub_event_type'),
    when,
    fatalities,
    choices('disorder', 'Disorder', ['disorder_type'], DISORDER, { separator: ';', width: 150 }),
    choice('eventType', 'Event', 'event_type', EVENTS, { width: 170 }),
    choice('subEventType', 'Sub-event', 'sub_event_type', SUB_EVENTS, { width: 190 }),
    ...actor(1),
    ...actor(2),
    choice(
      'civilianTargeting',
      'Civilians targeted',
      'civilian_targeting',
      [['Civilians targeted', 'civilians-targeted', 'Civilians targeted']],
      { width: 150 },
    ),
    ...places,
    ...rest,
    externalIds(['event_id_cnty']),
  ],
};

export const acledOlder: Preset = {
  ...common,
  id: 'acled-older',
  title: 'ACLED, before March 2023',
  telling: [
    'event_id_cnty',
    'event_id_no_cnty',
    'event_date',
    'event_type',
    'inter1',
    'geo_precision',
    'fatalities',
  ],
  aliases: new Map([
    ['assoc_actor_1', ['ally_actor_1', 'allied_actor_1']],
    ['assoc_actor_2', ['ally_actor_2', 'allied_actor_2']],
    ['geo_precision', ['geo_precis']],
    ['sub_event_type', ['sub_event_']],
  ]),
  fields: [
    title('event_type'),
    when,
    fatalities,
    // The kinds were renamed several times, so they are taken as they stand.
    text('eventType', 'Event', 'event_type', { width: 170 }),
    text('subEventType', 'Sub-event', 'sub_event_type', { width: 190 }),
    ...actor(1),
    ...actor(2),
    ...places,
    ...rest,
    externalIds(['event_id_cnty', 'event_id_no_cnty', 'data_id']),
  ],
};
