/** What every template is made with. */
import type { Collection } from '#shared/model/field.ts';
import type { ReportRequest, TemplateId } from '#shared/report/options.ts';
import type { Block, Section } from '#shared/report/report.ts';
import type { Steps } from '#shared/report/steps.ts';
import type { Core } from '../context.ts';
import type { Ceiling } from './ceiling.ts';
import type { Scope } from './scope.ts';
import type { Teller } from './teller.ts';

/** A table and rows of it, all of which may be told. */
export type Rows = { table: Scope['table']; rows: readonly number[] };

export type Making = {
  readonly core: Pick<Core, 'dossier' | 'tables'>;
  readonly request: ReportRequest;
  /** null: the whole dossier. */
  readonly scope: Rows | null;
  /** What the report is about: the scope, or each collection of the dossier. */
  readonly parts: readonly Rows[];
  /** The record is there, not in the trash, and something may be told of it. */
  readonly mayTell: (collection: string, record: string) => boolean;
  readonly collections: readonly Collection[];
  readonly ceiling: Ceiling;
  readonly teller: Teller;
  /** Was this section chosen? */
  readonly wants: (section: string) => boolean;
  /** The user's notes on a record and its fields, as far as they may be told. */
  readonly notesOn: (collection: string, record: string) => Block[];
  readonly notesOnDossier: () => Block[];
};

/** `on`: chosen by itself. */
export type SectionChoice = { id: string; title: string; on: boolean };

export type Template = {
  id: TemplateId;
  title: string;
  description: string;
  /** Collections that it can be made of. */
  fits: (collection: Collection) => boolean;
  /** It can be made of the whole dossier. */
  ofDossier: boolean;
  sections: (collections: readonly Collection[]) => SectionChoice[];
  build: (making: Making) => Steps<Section[]>;
};
