/** The core without a window, in this very process: called through its contract as the page and the shell call it. */
import { createCore } from '#core/app.ts';
import type { CoreApi } from '#shared/contract/api.ts';
import { createClient } from '#shared/contract/client.ts';
import type { Client } from '#shared/contract/define.ts';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { hostApi } from '#shared/contract/host-api.ts';
import type { Context } from './command.ts';

export type OpenState = Extract<DossierState, { status: 'open' }>;

export type Workbench = {
  page: Client<CoreApi>;
  /** Lets the core use a path. Answers its handle. */
  grant: (path: string) => Promise<string>;
  /** Nothing in the dossier changes. */
  openForReading: (folder: string) => Promise<void>;
  /** Alone: rejects with `locked`, `read_only` or `newer_format` where it can't be worked in. */
  openForWork: (folder: string) => Promise<void>;
  /** Of the dossier that was opened. */
  state: () => Promise<OpenState>;
  /** After a change. Rejects with `storage` where it is not on the disk: it ends with this process. */
  checkSaved: () => Promise<void>;
  /** A long job: shows how far it is, and is cancelled when the user thinks better of it. */
  runJob: <T>(words: string, work: (job: string) => Promise<T>) => Promise<T>;
};

/** What `work` began is closed behind it, whether it succeeds or not. */
export async function withWorkbench<T>(
  context: Context,
  work: (bench: Workbench) => Promise<T>,
): Promise<T> {
  const { terminal, userData, shipped } = context;
  let doing = '';
  const onEvent = (event: AppEvent): void => {
    if (event.type === 'progress') terminal.progress(`${doing} ${howFar(event)}`);
  };
  const core = createCore(
    // Nothing is made in the documents: a command line names the folder.
    { userData, documents: process.cwd(), shipped, checkOutput: false },
    {
      emit: onEvent,
      log: (level, message) => {
        if (level === 'error') terminal.say(message);
      },
      isGuest: true,
      // An import makes its own, before it changes anything.
      backups: { firstMs: NEVER, everyMs: NEVER },
    },
  );
  const page = createClient<CoreApi>(core.page);
  const host = createClient<typeof hostApi>(core.host);
  let ids = 0;

  async function state(): Promise<OpenState> {
    const now = await page.dossier.state({});
    if (now.status === 'open') return now;
    throw new AppError('internal', 'The dossier that was opened is not open.');
  }

  const bench: Workbench = {
    page,
    async grant(path) {
      const handle = `path-${(ids += 1)}`;
      await host.host.grant({ handle, path });
      return handle;
    },
    async openForReading(folder) {
      throwIfInterrupted(context);
      await host.host.openForReading({ path: folder });
    },
    async openForWork(folder) {
      throwIfInterrupted(context);
      await host.host.open({ path: folder });
      const { access } = await state();
      if (access.mode === 'read') throw new AppError(CODES[access.why], access.message);
    },
    state,
    async checkSaved() {
      await page.dossier.save({});
      const { saved } = await state();
      if (saved.status === 'failed')
        throw new AppError('storage', `Nothing was taken in. ${saved.message}`);
    },
    async runJob(words, run) {
      throwIfInterrupted(context);
      doing = words;
      const job = `job-${(ids += 1)}`;
      const cancel = (): void => void page.jobs.cancel({ job });
      context.signal.addEventListener('abort', cancel, { once: true });
      try {
        return await run(job);
      } finally {
        context.signal.removeEventListener('abort', cancel);
        terminal.progress(null);
      }
    },
  };

  const result = await work(bench).catch(async (error: unknown) => {
    // Its error is the one to tell.
    await core.close().catch(() => undefined);
    throw error;
  });
  await core.close();
  return result;
}

/** The longest that a timer can wait, in milliseconds. */
const NEVER = 2 ** 31 - 1;

const CODES: Record<'locked' | 'newer_format' | 'rights' | 'asked', ErrorCode> = {
  locked: 'locked',
  newer_format: 'newer_format',
  rights: 'read_only',
  asked: 'read_only',
};

function throwIfInterrupted({ signal }: Pick<Context, 'signal'>): void {
  if (signal.aborted) throw new AppError('cancelled', 'Interrupted. Nothing was changed.');
}

function howFar({ done, total }: Extract<AppEvent, { type: 'progress' }>): string {
  if (total === null) return `${done.toLocaleString('en')} …`;
  return `${total === 0 ? 100 : Math.floor((done * 100) / total)} %`;
}
