/** `dossier list`: the dossiers that are known, or what is in one. */
import { resolve } from 'node:path';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { queryOfView } from '#shared/model/view-content.ts';
import type { View } from '#shared/model/view.ts';
import { defineCommand, type Context } from '../command.ts';
import { countWords } from '../count-words.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { withWorkbench, type OpenState, type Workbench } from '../workbench.ts';

export const list = defineCommand({
  name: 'list',
  summary: 'dossiers that are known, or what is in one',
  usage: '[--dossier DIR] [--json]',
  about: `Without --dossier: the dossiers that were open lately, newest first, each with its folder. With it: the collections
and the named views of that dossier, with how many records each has. Writes nothing.`,
  options: {
    dossier: { type: 'string', value: 'DIR', help: 'what is in this dossier' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  examples: ['list', 'list --dossier "My study.dossier" --json'],
  async run(operands, { dossier, json = false }, context) {
    if (operands.length > 0) throw new UsageError(`What is “${operands[0]}” for?`);
    if (dossier === undefined) await listDossiers(context, json);
    else await listContent(context, resolve(dossier), json);
    return exitCodes.done;
  },
});

async function listDossiers(context: Context, json: boolean): Promise<void> {
  const { terminal } = context;
  const recent = await withWorkbench(context, ({ page }) => page.dossier.recent({}));
  const known = recent.map(({ title, folder, openedAt, present }) => ({
    title,
    folder,
    openedAt,
    present,
  }));
  if (json) return terminal.printJson(known);
  if (known.length === 0) terminal.say('No dossier was open here yet.');
  for (const { title, folder, present } of known)
    terminal.print(`${title}\t${folder}${present ? '' : '\t(not there now)'}`);
}

type Content = OpenState & {
  views: { view: View; count: number }[];
};

async function listContent(context: Context, folder: string, json: boolean): Promise<void> {
  const { terminal } = context;
  const content = await withWorkbench(context, async (bench) => {
    await bench.openForReading(folder);
    return contentOf(bench);
  });
  if (json) terminal.printJson(forMachines(content));
  else for (const line of forPeople(content)) terminal.print(line);
}

async function contentOf({ page, state: now }: Workbench): Promise<Content> {
  const state = await now();
  const views = [];
  for (const view of await page.views.list({ collection: null })) {
    const collection = state.collections.find(({ id }) => id === view.collection);
    if (!collection) continue;
    const { count } = await page.records.query(queryOfView(collection, view));
    views.push({ view, count });
  }
  return { ...state, views };
}

function forMachines({ title, folder, revision, collections, views, notes, trash }: Content) {
  return {
    title,
    folder,
    revision,
    collections: collections.map(({ id, title: called, count }) => ({
      id,
      title: called,
      records: count,
    })),
    views: views.map(({ view: { id, name, collection }, count }) => ({
      id,
      name,
      collection,
      records: count,
    })),
    notes,
    trash,
  };
}

function forPeople({ title, folder, collections, views, notes, trash }: Content): string[] {
  return [
    title,
    folder,
    '',
    ...columns(collections.map((one: CollectionInfo) => [one.id, String(one.count), one.title])),
    ...(views.length === 0 ? [] : ['', 'Views']),
    ...columns(views.map(({ view, count }) => [view.collection, String(count), view.name ?? ''])),
    '',
    `${countWords(notes, 'note')}, ${trash} in the trash`,
  ];
}

/** A name, a figure on the right of its column, words. */
function columns(rows: readonly [string, string, string][]): string[] {
  const width = (at: 0 | 1): number => Math.max(0, ...rows.map((row) => row[at].length));
  return rows.map(
    ([name, figure, words]) => `  ${name.padEnd(width(0))}  ${figure.padStart(width(1))}  ${words}`,
  );
}
