import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import type { ReportFormat, ReportRequest } from '#shared/report/options.ts';
import { range } from '../dossier/fixture.ts';
import type { TestCore } from '../test-core.ts';
import { shippedCore } from '../test-work.ts';
import { textOfDocx } from './docx/fixture.ts';
import { ARABIC, eventsRequest, reportCore, SECRET } from './fixture.ts';

const FORMATS = ['html', 'markdown', 'docx'] as const;

async function write(core: TestCore, format: ReportFormat, change: Partial<ReportRequest> = {}) {
  const path = join(core.folder, `report.${format}`);
  await core.host.host.grant({ handle: 'out', path });
  const request = { ...eventsRequest, ...change };
  const answer = await core.page.reports.write({ target: 'out', request, format, job: 'job-1' });
  return { path, answer };
}

/** All that a reader finds in the file. */
async function textOf(core: TestCore, format: (typeof FORMATS)[number], change = {}) {
  const { path } = await write(core, format, change);
  return format === 'docx' ? textOfDocx(readFileSync(path)) : readFileSync(path, 'utf8');
}

/** Answers each request to print on behalf of the window. */
async function printingCore(answer: (html: string) => Uint8Array<ArrayBuffer> | string | null) {
  const asked: string[] = [];
  const core: TestCore = await reportCore({
    requestPrint(print, html) {
      asked.push(html);
      const given = answer(html);
      if (given === null) return;
      const pdf = typeof given === 'string' ? null : given;
      const problem = typeof given === 'string' ? given : '';
      void core.host.host.printed({ print, pdf, problem });
    },
  });
  return { core, asked };
}

describe('the marking of sources', () => {
  it.each(FORMATS)(
    'keeps what is marked above the ceiling out of %s, and counts it',
    async (format) => {
      const core = await reportCore();
      for (const template of ['casualties', 'chronicle', 'disputes', 'records'] as const) {
        const told = await textOf(core, format, { template });
        for (const secret of [SECRET, 'Red cable', /98,?765/u, 'June 2019'])
          expect(told, `${template}: ${secret}`).not.toMatch(secret);
        expect(told).toContain('1 claim of 1 source');
        expect(told).toContain('1 whole record');
      }
    },
  );

  it('tells everything up to the ceiling', async () => {
    const core = await reportCore();
    const told = await textOf(core, 'html', { ceiling: 'red' });
    for (const words of [SECRET, 'Red cable', '>98765<']) expect(told).toContain(words);
    expect(told).toContain('Nothing was left out for its marking');
  });

  it('hides the record of a source that is marked so, whoever describes it', async () => {
    const core = await reportCore();
    const query = { collection: 'sources', search: '', filter: null, sort: [] };
    const change = { template: 'records', scope: { kind: 'query', query } } as const;
    const told = await textOf(core, 'markdown', change);
    expect(told).toContain('### Other report');
    expect(told).not.toContain('Red cable');
    expect(told).toContain('1 whole record');
  });

  it('leaves what is hidden out of sums', async () => {
    const core = await reportCore();
    const green = await textOf(core, 'markdown');
    expect(green).toMatch(/^\| Killed \(people\)\[\^1\] \| 13 \| 13 \| ≥15 \| 2 \| 1 \| 0 \|$/mu);
    const red = await textOf(core, 'markdown', { ceiling: 'red' });
    expect(red).toMatch(/^\| Killed \(people\)\[\^1\] \| 20 \| 20 \| ≥98,777 \| 3 \| 1 \| 1 \|$/mu);
  });
});

describe('footnotes', () => {
  it('name source, place and grade, and what others say', async () => {
    const core = await reportCore();
    const told = await textOf(core, 'markdown', { ceiling: 'red' });
    expect(told).toContain('“Open report”, Summary, paragraph 2');
    expect(told).toContain('Graded B2');
    expect(told).toMatch(/Others say: 98765 \(“Red cable”\)/u);
    expect(told).toContain('`e1#0.killed`');
  });

  it('are the same in number and order in all formats', async () => {
    const core = await reportCore();
    const html = await textOf(core, 'html');
    const markdown = await textOf(core, 'markdown');
    const ids = (text: string, pattern: RegExp): string[] =>
      [...text.matchAll(pattern)].map(([, id]) => id ?? '');
    const inHtml = ids(html, /<li id="n(\d+)"/gu);
    expect(inHtml.length).toBeGreaterThan(5);
    expect(ids(markdown, /^\[\^(\d+)\]:/gmu)).toEqual(inHtml);
    const { answer } = await write(core, 'docx');
    expect(answer.notes).toBe(inHtml.length);
  });
});

describe('reports.write', () => {
  it.each(['chronicle', 'succession', 'casualties', 'disputes', 'profile', 'records'] as const)(
    'makes %s of what it fits, else says so',
    async (template) => {
      const core = await reportCore();
      const ofDossier = template === 'profile';
      const scope = ofDossier ? { kind: 'dossier' as const } : eventsRequest.scope;
      const made = write(core, 'html', { template, scope });
      if (template === 'succession')
        await expect(made).rejects.toMatchObject({ code: 'invalid_input' });
      else expect((await made).answer).toMatchObject({ records: 3, file: 'report.html' });
    },
  );

  it('makes the same bytes of the same dossier', async () => {
    const core = await reportCore({ clock: () => new Date('2026-01-02T03:04:05Z') });
    for (const format of ['html', 'markdown'] as const)
      expect(await textOf(core, format)).toBe(await textOf(core, format));
  });

  it('writes dates in the chosen language, and Arabic as it is', async () => {
    const core = await reportCore();
    const told = await textOf(core, 'html', { dates: 'french', template: 'chronicle' });
    expect(told).toContain('<bdi lang="fr">1 mai 2019</bdi>');
    expect(told).toContain(`<bdi lang="ar">${ARABIC}</bdi>`);
  });

  it('refuses more records than anybody reads, before anything is written', async () => {
    const more = range(1, 5_001).map((at) => ({
      id: `m${at}`,
      statements: [{ source: 'open', values: { title: `Event ${at}` } }],
    }));
    const core = await reportCore({}, more);
    await expect(write(core, 'html')).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('5,004 records are too many'),
    });
    expect(existsSync(join(core.folder, 'report.html'))).toBe(false);
  });

  it('leaves the target as it was when it is cancelled, and tells how far it is until then', async () => {
    const more = range(1, 4_000).map((at) => ({
      id: `m${at}`,
      statements: [{ source: 'open', values: { title: `Event ${at}`, killed: { best: at } } }],
    }));
    const events: AppEvent[] = [];
    const core: TestCore = await reportCore(
      {
        emit(event) {
          events.push(event);
          if (event.type === 'progress') void core.page.jobs.cancel({ job: event.job });
        },
      },
      more,
    );
    const path = join(core.folder, 'report.html');
    writeFileSync(path, 'as it was');
    await expect(write(core, 'html', { template: 'chronicle' })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(readFileSync(path, 'utf8')).toBe('as it was');
    expect(events.filter(({ type }) => type === 'progress')).toHaveLength(1);
    expect(readdirSync(core.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('a chart', () => {
  it.each(FORMATS)(
    'has a table of its figures in %s, also where no table was asked for',
    async (format) => {
      const core = await shippedCore();
      const query = { collection: 'leaders', search: '', filter: null, sort: [] };
      const told = await textOf(core, format, {
        template: 'succession',
        scope: { kind: 'query', query },
        sections: ['charts'],
      });
      const table = told.slice(told.indexOf(': succession'));
      expect(told).toContain(': succession');
      expect(table).toContain('From');
      expect(table).toContain('Hafiz Saeed Khan');
    },
  );
});

describe('a PDF', () => {
  it('is refused where there is no window, with what to do instead', async () => {
    const core = await reportCore();
    await expect(write(core, 'pdf')).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('Make the report as HTML'),
    });
    expect(existsSync(join(core.folder, 'report.pdf'))).toBe(false);
  });

  it('is printed by the window from the same HTML', async () => {
    const { core, asked } = await printingCore(() => new Uint8Array([37, 80, 68, 70]));
    const { path, answer } = await write(core, 'pdf');
    expect(readFileSync(path, 'utf8')).toBe('%PDF');
    expect(answer.bytes).toBe(4);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('<h1 dir="auto">Casualties</h1>');
    expect(asked[0]).toContain('counter(pages)');
  });

  it('that the window could not print is an error with its reason', async () => {
    const { core } = await printingCore(() => 'no printer');
    await expect(write(core, 'pdf')).rejects.toMatchObject({
      message: expect.stringContaining('no printer'),
    });
  });

  it('can be cancelled while the window prints', async () => {
    const { core } = await printingCore(() => {
      void core.page.jobs.cancel({ job: 'job-1' });
      return null;
    });
    await expect(write(core, 'pdf')).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('reports.preview', () => {
  it('is the HTML that is written', async () => {
    const core = await reportCore({ clock: () => new Date('2026-01-02T03:04:05Z') });
    const { html, whole, records } = await core.page.reports.preview({
      request: eventsRequest,
      job: 'look',
    });
    expect({ whole, records }).toEqual({ whole: true, records: 3 });
    expect(html).toBe(await textOf(core, 'html'));
  });

  it('ends somewhere, and says so', async () => {
    const more = range(1, 2_000).map((at) => ({
      id: `m${at}`,
      statements: [{ source: 'open', values: { title: `Event ${at}`, killed: { best: at } } }],
    }));
    const core = await reportCore({}, more);
    const { html, whole } = await core.page.reports.preview({
      request: { ...eventsRequest, template: 'chronicle' },
      job: 'look',
    });
    expect(whole).toBe(false);
    expect(html).toContain('The preview ends here.');
    expect(html.length).toBeLessThan(1_500_000);
  });
});

describe('reports.options', () => {
  it('offers what fits the collections there are', async () => {
    const core = await reportCore();
    const { templates, collections } = await core.page.reports.options({});
    const fitting = Object.fromEntries(templates.map(({ id, collections: ids }) => [id, ids]));
    expect(fitting).toMatchObject({ casualties: ['events'], succession: [], profile: [] });
    expect(collections.map(({ id }) => id)).toEqual(['events', 'sources']);
    expect(collections[0]?.figures).toEqual([{ id: 'killed', title: 'Killed', usual: true }]);
    expect(collections[0]?.places).toEqual([{ id: 'country', title: 'Country' }]);
  });
});
