/** `exchange.*`: what this program has written out, back in. */
import type { Handlers } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { exchangeApi, ExchangeKind, ExchangeLook } from '#shared/contract/exchange-api.ts';
import type { FileSystem } from '../../dossier/file-system.ts';
import { backUpNow } from '../../dossier/back-up-now.ts';
import type { Core, OpenDossier } from '../../context.ts';
import { lookAt, type OwnFile } from './look.ts';
import { makeDossier } from './make-dossier.ts';

export type ExchangeParts = {
  fs: FileSystem;
  /** The user's documents: where new dossiers are made. */
  documents: string;
  open: (folder: string) => Promise<void>;
  /** Whether a dossier is open: packages need none. */
  isOpen: () => boolean;
};

/** The dossier as it was when the file was looked at; null where none was open, which a package does not need. */
type Stand = { dossier: OpenDossier; revision: number };
type Draft = OwnFile & { id: string; stand: Stand | null };

const words: Record<ExchangeKind, string> = {
  records: 'records',
  claims: 'claims',
  annotations: 'notes and passages',
  sources: 'sources',
  package: 'a data package',
};

export function exchangeHandlers(
  core: Core,
  { fs, documents, open, isOpen }: ExchangeParts,
): Handlers<typeof exchangeApi> {
  let current: Draft | null = null;

  function draftOf(id: string): Draft {
    if (current?.id === id) return current;
    throw new AppError('not_found', 'This file is no longer open. Open it again.');
  }

  return {
    'exchange.look': ({ handle, job }) =>
      core.runJob(job, async (signal) => {
        const stand = isOpen() ? standOf(core.dossier()) : null;
        const file = await lookAt(core, core.pathOf(handle), stand !== null, signal);
        current = file && { ...file, id: core.newId(), stand };
        return current && lookOf(current);
      }),
    'exchange.apply': async ({ draft: id, replace }) => {
      const { kind, name, plan, stand } = draftOf(id);
      const dossier = core.dossier();
      if (kind === 'package')
        throw new AppError('invalid_input', 'A data package becomes a dossier of its own.');
      const check = (): void => {
        if (core.dossier() === stand?.dossier && stand.dossier.revision() === stand.revision)
          return;
        throw new AppError('conflict', 'The dossier was changed meanwhile. Open the file again.');
      };
      check();
      const drafts = [...plan.drafts, ...(replace ? plan.replacing : [])];
      if (drafts.length === 0) return { changed: 0 };
      await backUpNow(fs, dossier, core.clock(), 'import');
      const label = `Take in ${words[kind]} from ${name}`.slice(0, 200);
      const change = await dossier.commit({
        label,
        origin: 'import',
        drafts() {
          check();
          return drafts;
        },
      });
      current = null;
      return { changed: change?.ops.length ?? 0 };
    },
    'exchange.create': ({ draft: id, job, target }) =>
      core.runJob(job, async (signal) => {
        const { path, source } = draftOf(id);
        if (!source) throw new AppError('invalid_input', 'This file is no data package.');
        const place = target === undefined ? documents : { folder: core.pathOf(target) };
        const folder = await makeDossier({ ...core, fs }, path, source, place, signal);
        await open(folder);
        current = null;
        return {};
      }),
    'exchange.close': ({ draft: id }) => {
      if (current?.id === id) current = null;
      return {};
    },
  };
}

function lookOf({ id, name, kind, plan, source }: Draft): ExchangeLook {
  return {
    draft: id,
    fileName: name,
    kind,
    title: source?.title ?? null,
    new: plan.new,
    same: plan.same,
    changed: plan.changed,
    refused: plan.refused,
    reasons: [...plan.reasons]
      .map(([reason, count]) => ({ reason, count }))
      .toSorted((a, b) => b.count - a.count)
      .slice(0, 100),
  };
}

const standOf = (dossier: OpenDossier): Stand => ({ dossier, revision: dossier.revision() });
