/** From what was asked for to the report as data. */
import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { Colophon } from '#shared/report/colophon.ts';
import { numberNotes } from '#shared/report/number-notes.ts';
import type { ReportRequest } from '#shared/report/options.ts';
import type { Report, Section } from '#shared/report/report.ts';
import type { Steps } from '#shared/report/steps.ts';
import type { Core, OpenDossier } from '../context.ts';
import { oneMoment } from '../query/one-moment.ts';
import type { Table } from '../query/table.ts';
import { referencesOf } from './bibliography.ts';
import { createCeiling } from './ceiling.ts';
import type { Making, Rows, Template } from './making.ts';
import { createNoteTeller } from './notes.ts';
import { allRows, lensOf, scopeOf, wholeTable } from './scope.ts';
import { createTeller } from './teller.ts';
import { templateOf } from './templates/all-templates.ts';

export type ReportCore = Pick<Core, 'dossier' | 'tables' | 'clock' | 'inTurns'>;

export type Progress = {
  signal: AbortSignal;
  /** Records done so far, and of how many. */
  report: (done: number, total: number) => void;
};

/** A report is read by people: more than this nobody reads, and no program lays out well. */
export const MOST_RECORDS = 5_000;

/**
 * Throws `not_found` for what is no longer there, `invalid_input` for a template that doesn't fit or more than `MOST_RECORDS`
 * records, `conflict` when the dossier changes meanwhile, and the signal's reason.
 */
export async function buildReport(
  core: ReportCore,
  request: ReportRequest,
  progress: Progress,
): Promise<Report> {
  const checkMoment = oneMoment(core, 'the report');
  let done = 0;
  let total = 0;
  const steps = reportSteps(core, request, (records) => {
    total = records;
  });
  return core.inTurns(steps, {
    signal: progress.signal,
    onStep: (told) => {
      done += told;
    },
    onTurn() {
      checkMoment();
      progress.report(Math.min(done, total), total);
    },
  });
}

/** `onTotal` is told how many records there are, before the first is told. */
function* reportSteps(
  core: ReportCore,
  request: ReportRequest,
  onTotal: (records: number) => void,
): Steps<Report> {
  const template = templateOf(request.template);
  const made = yield* prepare(core, request, template);
  const total = recordsOf(made);
  if (total > MOST_RECORDS) throw tooMany(total);
  onTotal(total);
  const sections = yield* template.build(made.making);
  return yield* finish(core, made, template, sections);
}

type Made = {
  making: Making;
  notes: ReturnType<typeof createNoteTeller>;
  words: string;
  sources: Table | undefined;
  /** Records that may not be told. */
  hidden: number;
};

function* prepare(core: ReportCore, request: ReportRequest, template: Template): Steps<Made> {
  const { ceiling: marking, dates } = request;
  const { collections, title } = core.dossier().file;
  const tableOf = (id: string): Table | undefined =>
    collections.some((known) => known.id === id) ? wholeTable(core, id) : undefined;
  const sources = tableOf(SOURCES);
  const ceiling = createCeiling(sources, marking, lensOf(request.scope));
  const teller = createTeller({ ceiling, dates, tableOf });
  const notes = createNoteTeller(core, { ceiling, teller, dates });
  const scope = scopeOf(core, request.scope, (id) => teller.titleOf(SOURCES, id) ?? id);
  const hidden = new Set<string>();
  function* within({ table, rows }: Rows): Steps<Rows> {
    const told: number[] = [];
    for (const row of rows) {
      if (ceiling.mayRecord(table, row)) told.push(row);
      else hidden.add(table.idOf(row));
      yield 0;
    }
    return { table, rows: told };
  }
  if (scope ? !template.fits(scope.table.collection) : !template.ofDossier)
    throw new AppError(
      'invalid_input',
      `“${template.title}” can’t be made of ${scope ? scope.table.collection.title : 'the whole dossier'}. Choose another report.`,
    );
  // What may not be told is known, and counted, before the first section is made.
  const about: Rows[] = [];
  for (const part of scope ? [scope] : collections.map(({ id }) => allRows(core, id)))
    about.push(yield* within(part));
  const chosen =
    request.sections ??
    template
      .sections(about.map(({ table }) => table.collection))
      .filter(({ on }) => on)
      .map(({ id }) => id);
  const making: Making = {
    core,
    request,
    scope: scope ? (about[0] ?? null) : null,
    parts: about,
    mayTell: (collection, record) => {
      const table = tableOf(collection);
      const row = table?.rowOf(record);
      return (
        table !== undefined &&
        row !== undefined &&
        table.isAlive(row) &&
        ceiling.mayRecord(table, row)
      );
    },
    collections,
    ceiling,
    teller,
    wants: (section) => chosen.includes(section),
    notesOn: notes.onRecord,
    notesOnDossier: notes.onDossier,
  };
  return {
    making,
    notes,
    words: scope?.words ?? `All of “${title}”`,
    sources,
    hidden: hidden.size,
  };
}

/** Without the records of sources, which are named where they are cited. */
function recordsOf({ making: { scope, parts } }: Made): number {
  const told = scope ? parts : parts.filter(({ table }) => table.collection.id !== SOURCES);
  return told.reduce((sum, { rows }) => sum + rows.length, 0);
}

function* finish(
  core: ReportCore,
  made: Made,
  template: Template,
  built: Section[],
): Steps<Report> {
  const { making, sources } = made;
  const { request, teller } = making;
  const { sections, footnotes } = yield* numberNotes(built, teller.drafts);
  const hasSums = footnotes.some(({ kind }) => kind === 'sum');
  return {
    title: request.title.trim() === '' ? template.title : request.title.trim(),
    subtitle: core.dossier().file.title,
    marking: request.ceiling,
    paper: request.paper,
    sections,
    footnotes,
    references: referencesOf(teller, sources, footnotes),
    colophon: colophonOf(core, made, template, hasSums),
  };
}

function colophonOf(core: ReportCore, made: Made, template: Template, hasSums: boolean): Colophon {
  const { making, notes, words, hidden } = made;
  const { request, teller } = making;
  const dossier = core.dossier();
  const { unknown, ...counts } = teller.counts();
  return {
    dossier: dossier.file.title,
    licence: dossier.file.licence ?? null,
    revision: dossier.revision(),
    base: baseHash(dossier),
    made: core.clock().toISOString(),
    template: template.title,
    scope: words,
    records: recordsOf(made),
    ceiling: request.ceiling,
    dates: request.dates,
    leftOut: {
      ...counts,
      trashed: trashedIn(dossier, making),
      records: hidden,
      notes: notes.leftOut(),
    },
    unknown,
    hasSums,
  };
}

/** Of all imported files, those that came with the dossier and the user's, in the order of their names. */
function baseHash({ file, layer }: OpenDossier): string {
  const parts = [...file.imports, ...[...layer.imports.values()].flatMap(({ parts: own }) => own)];
  const lines = parts.map((part) => `${part.sha256}  ${part.file}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

function trashedIn({ layer }: OpenDossier, { scope }: Making): number {
  const collection = scope?.table.collection.id;
  return [...layer.trash.values()].filter(
    (entry) =>
      entry.kind === 'record' && (collection === undefined || entry.collection === collection),
  ).length;
}

function tooMany(records: number): AppError {
  return new AppError(
    'invalid_input',
    `${records.toLocaleString('en')} records are too many for a report, which takes ${MOST_RECORDS.toLocaleString('en')} at the most. Filter the view first, or export it as a table.`,
    { records },
  );
}
