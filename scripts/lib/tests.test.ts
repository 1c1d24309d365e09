import { describe, expect, it, vi } from 'vitest';
import { runSteps, stepOfCheck } from './report.mjs';
import { countEndToEnd, countUnit } from './tests.mjs';

describe('counting the unit tests', () => {
  it('counts tests, and a file that could not be loaded as a failure', () => {
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'passed',
          assertionResults: [
            { status: 'passed', fullName: 'a one' },
            { status: 'skipped', fullName: 'a two', meta: { skipReason: 'no documents here' } },
          ],
        },
        { name: 'b.test.ts', status: 'failed', assertionResults: [] },
        {
          name: 'c.test.ts',
          status: 'failed',
          assertionResults: [{ status: 'failed', fullName: 'c' }],
        },
      ],
    };
    expect(countUnit(report)).toEqual({
      passed: 1,
      failed: 2,
      skipped: [{ title: 'a two', reason: 'no documents here' }],
    });
  });
});

describe('counting the e2e tests', () => {
  it('counts every test of every project, and errors outside of tests', () => {
    const test = (status: string, description?: string) => ({
      status,
      annotations: description === undefined ? [] : [{ type: 'skip', description }],
    });
    const report = {
      errors: [{ message: 'a file does not load' }],
      suites: [
        {
          title: 'a.spec.ts',
          specs: [{ title: 'one', tests: [test('expected'), test('unexpected')] }],
          suites: [
            {
              title: 'inner',
              specs: [{ title: 'two', tests: [test('flaky'), test('skipped', 'Electron only')] }],
            },
          ],
        },
      ],
    };
    expect(countEndToEnd(report)).toEqual({
      passed: 1,
      failed: 3,
      skipped: [{ title: 'two', reason: 'Electron only' }],
    });
  });
});

describe('running the steps', () => {
  it('runs all of them, counts a failed check as one, and ends with the sum', async () => {
    const lines: string[] = [];
    const log = vi
      .spyOn(console, 'log')
      .mockImplementation((line: string) => void lines.push(line));
    const ran: string[] = [];
    const code = await runSteps([
      stepOfCheck({
        title: 'Lint',
        run: () => Promise.resolve({ code: Number(ran.push('lint')) }),
      }),
      {
        title: 'Unit',
        run: () =>
          Promise.resolve({
            passed: 3 * ran.push('unit'),
            failed: 0,
            skipped: [{ title: 't', reason: 'r' }],
          }),
      },
    ]);
    log.mockRestore();
    expect(code).toBe(1);
    expect(ran).toEqual(['lint', 'unit']);
    expect(lines).toContain('  t: r');
    expect(lines.at(-1)).toBe('\n6 passed, 1 failed, 1 skipped');
  });
});
