/**
 * The Global Terrorism Database (GTD). Meanings of codes: GTD Codebook. Releases differ in their columns and some copies add or leave out
 * others, so they are found by name only.
 */
import {
  choice,
  choices,
  dateRules,
  list,
  longText,
  number,
  people,
  text,
  yesNo,
  type Codes,
  type Preset,
  type PresetField,
} from './preset.ts';

const ATTACKS: Codes = [
  ['1', 'assassination', 'Assassination'],
  ['2', 'armed-assault', 'Armed assault'],
  ['3', 'bombing-explosion', 'Bombing/explosion'],
  ['4', 'hijacking', 'Hijacking'],
  ['5', 'hostage-barricade', 'Hostage taking (barricade incident)'],
  ['6', 'hostage-kidnapping', 'Hostage taking (kidnapping)'],
  ['7', 'facility-infrastructure', 'Facility/infrastructure attack'],
  ['8', 'unarmed-assault', 'Unarmed assault'],
  ['9', 'unknown', 'Unknown'],
];

const TARGETS: Codes = [
  ['1', 'business', 'Business'],
  ['2', 'government-general', 'Government (general)'],
  ['3', 'police', 'Police'],
  ['4', 'military', 'Military'],
  ['5', 'abortion-related', 'Abortion related'],
  ['6', 'airports-aircraft', 'Airports and aircraft'],
  ['7', 'government-diplomatic', 'Government (diplomatic)'],
  ['8', 'educational-institution', 'Educational institution'],
  ['9', 'food-water-supply', 'Food or water supply'],
  ['10', 'journalists-media', 'Journalists and media'],
  ['11', 'maritime', 'Maritime'],
  ['12', 'ngo', 'NGO'],
  ['13', 'other', 'Other'],
  ['14', 'private-citizens', 'Private citizens and property'],
  ['15', 'religious', 'Religious figures and institutions'],
  ['16', 'telecommunication', 'Telecommunication'],
  ['17', 'non-state-militia', 'Terrorists and non-state militias'],
  ['18', 'tourists', 'Tourists'],
  ['19', 'transportation', 'Transportation'],
  ['20', 'unknown', 'Unknown'],
  ['21', 'utilities', 'Utilities'],
  ['22', 'violent-political-party', 'Violent political parties'],
];

const WEAPONS: Codes = [
  ['1', 'biological', 'Biological'],
  ['2', 'chemical', 'Chemical'],
  ['3', 'radiological', 'Radiological'],
  ['4', 'nuclear', 'Nuclear'],
  ['5', 'firearms', 'Firearms'],
  ['6', 'explosives', 'Explosives'],
  ['7', 'fake', 'Fake weapons'],
  ['8', 'incendiary', 'Incendiary'],
  ['9', 'melee', 'Melee'],
  ['10', 'vehicle', 'Vehicle (not with explosives in it)'],
  ['11', 'sabotage', 'Sabotage equipment'],
  ['12', 'other', 'Other'],
  ['13', 'unknown', 'Unknown'],
];

const ALTERNATIVES: Codes = [
  ['1', 'insurgency', 'Insurgency or guerrilla action'],
  ['2', 'other-crime', 'Other crime'],
  ['3', 'between-groups', 'Conflict within or between groups'],
  ['4', 'lack-of-intent', 'Lack of intent'],
  ['5', 'state-actors', 'State actors'],
];

/** `name`, `name2`, `name3`, or with the number inside: `natlty1_txt`. */
const numbered = (before: string, count: number, after = ''): string[] =>
  Array.from({ length: count }, (_, at) => `${before}${at + 1}${after}`);
const GROUPS = ['gname', 'gname2', 'gname3'];
const SUBGROUPS = ['gsubname', 'gsubname2', 'gsubname3'];

const when: PresetField = {
  field: {
    id: 'date',
    title: 'Date',
    type: 'date',
    width: 160,
    description:
      'As far as it is known: the dataset writes 0 for an unknown day or month. To the day on which it ended, where it took longer than one.',
  },
  reading: {
    kind: 'date-parts',
    year: 'iyear',
    month: 'imonth',
    day: 'iday',
    last: 'resolution',
    words: 'approxdate',
    ...dateRules('month-day'),
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
    precision: 'specificity',
    // 2: of the smallest area that a known place is in. 3: the same, for what happened outside of any place. 4: of a province.
    codes: [
      { text: '1', precision: 'place' },
      { text: '2', precision: 'district' },
      { text: '3', precision: 'district' },
      { text: '4', precision: 'province' },
      { text: '5', precision: 'country' },
    ],
    otherwise: 'country',
    format: 'point',
  },
  // -9 is a longitude in West Africa.
  unknown: [],
};

const casualties: PresetField[] = [
  people('killed', 'Killed', 'nkill', {
    width: 95,
    description:
      'Of all sides, perpetrators included, as the dataset decided: what most sources say, else the lowest credible figure. An empty cell means not known. Parts of a person come from a total that was split among linked incidents.',
  }),
  people('wounded', 'Wounded', 'nwound', {
    width: 95,
    description: 'Of all sides, perpetrators included.',
  }),
  people('killedPerpetrators', 'Killed perpetrators', 'nkillter', { hidden: true }),
  people('woundedPerpetrators', 'Wounded perpetrators', 'nwoundte', { hidden: true }),
  people('killedUs', 'Killed, US citizens', 'nkillus', { hidden: true }),
  people('woundedUs', 'Wounded, US citizens', 'nwoundus', { hidden: true }),
];

const perpetrators: PresetField[] = [
  list('perpetrators', 'Perpetrators', GROUPS, 'none', {
    width: 190,
    description: 'As claimed or as the sources say.',
  }),
  list('perpetratorSubgroups', 'Subgroups', SUBGROUPS, 'none', { hidden: true }),
  ...numbered('guncertain', 3).map((column, at) =>
    yesNo(`suspected${at + 1}`, `Perpetrator ${at + 1} only suspected`, column, {
      description: 'Yes: the attribution is doubtful.',
    }),
  ),
  yesNo('individual', 'Unaffiliated individual', 'individual'),
  people('perpetratorCount', 'Number of perpetrators', 'nperps', { hidden: true }),
  people('perpetratorsCaptured', 'Perpetrators captured', 'nperpcap', { hidden: true }),
  longText('motive', 'Motive', 'motive', { hidden: true }),
  yesNo('claimed', 'Claimed', 'claimed', { width: 90, hidden: false }),
  yesNo('claimed2', 'Claimed by the second group', 'claim2'),
  yesNo('claimed3', 'Claimed by the third group', 'claim3'),
  list(
    'claimModes',
    'How it was claimed',
    ['claimmode_txt', 'claimmode2_txt', 'claimmode3_txt'],
    'none',
    { hidden: true },
  ),
  yesNo('competingClaims', 'Competing claims', 'compclaim'),
];

const attack: PresetField[] = [
  choices('attackTypes', 'Attack', numbered('attacktype', 3), ATTACKS, { width: 180 }),
  choices('targetTypes', 'Target', numbered('targtype', 3), TARGETS, { width: 180 }),
  list('targetSubtypes', 'Kind of target', numbered('targsubtype', 3, '_txt'), 'none', {
    hidden: true,
  }),
  list('targets', 'Target as named', numbered('target', 3), 'none', { hidden: true }),
  list('targetOrganisations', 'Organisation of the target', numbered('corp', 3), 'none', {
    hidden: true,
  }),
  list('targetNationalities', 'Nationality of the target', numbered('natlty', 3, '_txt'), 'none', {
    hidden: true,
  }),
  choices('weaponTypes', 'Weapons', numbered('weaptype', 4), WEAPONS, { width: 150 }),
  list('weaponSubtypes', 'Kind of weapon', numbered('weapsubtype', 4, '_txt'), 'none', {
    hidden: true,
  }),
  longText('weaponDetail', 'About the weapons', 'weapdetail', { hidden: true }),
  yesNo('success', 'Successful', 'success'),
  yesNo('suicide', 'Suicide attack', 'suicide', { width: 110, hidden: false }),
  yesNo('extended', 'Longer than 24 hours', 'extended'),
  yesNo('multiple', 'Part of a multiple incident', 'multiple'),
];

const inclusion: PresetField[] = [
  yesNo('criterion1', 'Criterion 1: political, economic, religious or social goal', 'crit1'),
  yesNo('criterion2', 'Criterion 2: intention to coerce or intimidate a larger audience', 'crit2'),
  yesNo('criterion3', 'Criterion 3: outside of international humanitarian law', 'crit3'),
  yesNo('doubt', 'Doubt whether it is terrorism', 'doubtterr'),
  choice('alternative', 'What else it may be', 'alternative', ALTERNATIVES, { hidden: true }),
];

const damage: PresetField[] = [
  yesNo('property', 'Property damaged', 'property'),
  text('propertyExtent', 'Extent of the damage', 'propextent_txt', { hidden: true }),
  number('propertyValue', 'Damage', 'propvalue', { hidden: true, unit: 'US dollars' }),
  longText('propertyNote', 'About the damage', 'propcomment', { hidden: true }),
];

const hostages: PresetField[] = [
  yesNo('hostagesTaken', 'Hostages taken', 'ishostkid'),
  people('hostages', 'Hostages', 'nhostkid', { hidden: true }),
  people('hostagesUs', 'Hostages, US citizens', 'nhostkidus', { hidden: true }),
  people('hostagesReleased', 'Hostages released or freed', 'nreleased', { hidden: true }),
  number('hostageHours', 'Held for', 'nhours', { hidden: true, unit: 'hours' }),
  number('hostageDays', 'Held for days', 'ndays', { hidden: true, unit: 'days' }),
  text('divertedTo', 'Country diverted to', 'divert', { hidden: true }),
  text('hostageCountry', 'Country where it ended', 'kidhijcountry', { hidden: true }),
  text('hostageOutcome', 'Outcome', 'hostkidoutcome_txt', { hidden: true }),
  yesNo('ransom', 'Ransom demanded', 'ransom'),
  number('ransomAmount', 'Ransom demanded, amount', 'ransomamt', {
    hidden: true,
    unit: 'US dollars',
  }),
  number('ransomAmountUs', 'Ransom demanded of US sources', 'ransomamtus', {
    hidden: true,
    unit: 'US dollars',
  }),
  number('ransomPaid', 'Ransom paid', 'ransompaid', { hidden: true, unit: 'US dollars' }),
  number('ransomPaidUs', 'Ransom paid by US sources', 'ransompaidus', {
    hidden: true,
    unit: 'US dollars',
  }),
  longText('ransomNote', 'About the ransom', 'ransomnote', { hidden: true }),
];

const fields: PresetField[] = [
  {
    field: {
      id: 'title',
      title: 'Title',
      type: 'text',
      required: true,
      width: 320,
      description: 'Kind of attack and place.',
    },
    reading: {
      kind: 'joined',
      parts: [
        { column: 'attacktype1_txt' },
        { column: 'city' },
        { column: 'provstate' },
        { column: 'country_txt' },
      ],
      between: ', ',
    },
  },
  when,
  ...casualties,
  ...perpetrators,
  ...attack,
  text('country', 'Country', 'country_txt', { width: 140 }),
  text('adm1', 'Province', 'provstate', { width: 140 }),
  text('place', 'Place', 'city', { width: 150 }),
  longText('placeNote', 'About the place', 'location', { hidden: true }),
  yesNo('vicinity', 'Near the place, not in it', 'vicinity'),
  where,
  text('region', 'World region', 'region_txt', { hidden: true }),
  longText('summary', 'Summary', 'summary', { width: 320 }),
  ...inclusion,
  ...damage,
  ...hostages,
  longText('notes', 'Further notes', 'addnotes', { hidden: true }),
  list('sources', 'Sources', numbered('scite', 3), 'none', { adds: true, width: 200 }),
  text('collectedBy', 'Collected by', 'dbsource', { hidden: true }),
  yesNo('internationalLogistics', 'International: logistics', 'int_log'),
  yesNo('internationalIdeology', 'International: ideology', 'int_ideo'),
  yesNo('internationalOther', 'International: other', 'int_misc'),
  yesNo('international', 'International: any of these', 'int_any'),
  list('related', 'Related incidents', ['related'], ',', {
    adds: true,
    hidden: true,
    description: 'Ids of incidents of the same attack.',
  }),
  {
    field: { id: 'externalIds', title: 'Id of GTD', type: 'list', adds: true, hidden: true },
    reading: { kind: 'list', parts: [{ column: 'eventid', before: 'event ' }], separator: 'none' },
  },
];

export const gtd: Preset = {
  id: 'gtd',
  title: 'Global Terrorism Database (GTD)',
  source: {
    id: 'gtd',
    title: 'Global Terrorism Database (GTD)',
    publisher:
      'National Consortium for the Study of Terrorism and Responses to Terrorism (START), University of Maryland',
    url: 'https://www.start.umd.edu/gtd',
    licence: 'Copyright University of Maryland; terms of use of the GTD. Not to be passed on.',
    citation:
      'START (National Consortium for the Study of Terrorism and Responses to Terrorism), Global Terrorism Database [data file]. University of Maryland. (Year of the release.)',
  },
  telling: ['eventid', 'iyear', 'imonth', 'iday', 'attacktype1', 'targtype1', 'gname', 'nkill'],
  aliases: new Map(),
  // `globalterrorismdb_0718dist.csv`: of July 2018.
  releaseOf: (fileName) => /(\d{4}dist)/.exec(fileName)?.[1] ?? null,
  collection: {
    id: 'gtdEvents',
    title: 'GTD incidents',
    singular: 'incident',
    icon: 'events',
    description:
      'An incident that the Global Terrorism Database holds to be terrorism, or with some doubt. It has none of 1993.',
    titleField: 'title',
    sort: [{ field: 'date', direction: 'descending' }],
  },
  fields,
  key: { kind: 'columns', prefix: 'gtd', columns: ['eventid'] },
  unknown: [
    { text: '-9', label: 'unknown, or not recorded at the time' },
    { text: '-99', label: 'unknown' },
    { text: 'Unknown', label: 'unknown' },
    { text: '.', label: 'not recorded' },
  ],
};
