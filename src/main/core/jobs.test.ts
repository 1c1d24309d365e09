import { expect, test } from 'vitest';
import { createJobs } from './jobs.ts';

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('some stream was destroyed')));
  });

test('a job that is cancelled rejects with cancelled, whatever it threw itself', async () => {
  const jobs = createJobs();
  const job = jobs.runJob('export', untilAborted);
  jobs.cancel('another');
  jobs.cancel('export');
  await expect(job).rejects.toMatchObject({ code: 'cancelled' });
});

test('a name is taken while its job runs, and free afterwards', async () => {
  const jobs = createJobs();
  const job = jobs.runJob('export', untilAborted);
  await expect(jobs.runJob('export', () => Promise.resolve(1))).rejects.toMatchObject({
    code: 'conflict',
  });
  jobs.cancelAll();
  await expect(job).rejects.toMatchObject({ code: 'cancelled' });
  await expect(jobs.runJob('export', () => Promise.resolve(1))).resolves.toBe(1);
});

test('a job that fails by itself keeps its error', async () => {
  const failing = createJobs().runJob('export', () => Promise.reject(new Error('a defect')));
  await expect(failing).rejects.toThrow('a defect');
});
