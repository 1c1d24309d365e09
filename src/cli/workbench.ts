/** The core without a window, in this very process: called through its contract as the page and the shell call it. */
import { createCore } from '#core/app.ts';
import type { CoreApi } from '#shared/contract/api.ts';
import { createClient } from '#shared/contract/client.ts';
import type { Client } from '#shared/contract/define.ts';
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { hostApi } from '#shared/contract/host-api.ts';
import type { Context } from './command.ts';

export type Workbench = {
  page: Client<CoreApi>;
  /** Lets the core use a path. Answers its handle. */
  grant: (path: string) => Promise<string>;
  /** Nothing in the dossier changes. */
  openForReading: (folder: string) => Promise<void>;
  /** Alone: rejects with `locked`, `read_only` or `newer_format` where it can't be worked in. */
  openForWork: (folder: string) => Promise<void>;
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
    { userData, documents: process.cwd(), shipped, checkOutput: false },
    {
      emit: onEvent,
      log: (level, message) => {
        if (level === 'error') terminal.say(message);
      },
      isGuest: true,
    },
  );
  const page = createClient<CoreApi>(core.page);
  const host = createClient<typeof hostApi>(core.host);
  let ids = 0;

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
      const state = await page.dossier.state({});
      if (state.status !== 'open' || state.access.mode === 'write') return;
      throw new AppError(CODES[state.access.why], state.access.message);
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

const CODES: Record<'locked' | 'newer_format' | 'rights' | 'asked', ErrorCode> = {
  locked: 'locked',
  newer_format: 'newer_format',
  rights: 'read_only',
  asked: 'read_only',
};

export function throwIfInterrupted({ signal }: Pick<Context, 'signal'>): void {
  if (signal.aborted) throw new AppError('cancelled', 'Interrupted. Nothing was changed.');
}

function howFar({ done, total }: Extract<AppEvent, { type: 'progress' }>): string {
  if (total === null) return `${done.toLocaleString('en')} …`;
  return `${total === 0 ? 100 : Math.floor((done * 100) / total)} %`;
}
