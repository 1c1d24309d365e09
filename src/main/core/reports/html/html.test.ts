import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { ReportRequest } from '#shared/report/options.ts';
import { AWKWARD, eventsRequest, reportCore } from '../fixture.ts';

type Node = {
  nodeName: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
  value?: string;
};

/** Every element, as a browser's parser finds it. */
function elementsOf(html: string): Node[] {
  const found: Node[] = [];
  const walk = (node: Node): void => {
    if (!node.nodeName.startsWith('#')) found.push(node);
    node.childNodes?.forEach(walk);
  };
  walk(parse(html) as Node);
  return found;
}
const textOf = (node: Node): string => node.value ?? (node.childNodes ?? []).map(textOf).join('');
const attributesOf = (nodes: readonly Node[], name: string): string[] =>
  nodes
    .flatMap(({ attrs = [] }) => attrs.filter((each) => each.name === name))
    .map(({ value }) => value);

async function written(change: Partial<ReportRequest> = {}): Promise<string> {
  const core = await reportCore();
  const path = join(core.folder, 'report.html');
  await core.host.host.grant({ handle: 'out', path });
  const request = { ...eventsRequest, template: 'chronicle' as const, ...change };
  await core.page.reports.write({ target: 'out', request, format: 'html', job: 'job' });
  return readFileSync(path, 'utf8');
}

describe('a report as HTML', () => {
  it('holds nothing that runs or loads, whatever the dossier says', async () => {
    const html = await written({ title: '</style><script>alert(2)</script>"\\' });
    const elements = elementsOf(html);
    const names = new Set(elements.map(({ nodeName }) => nodeName));
    for (const name of ['script', 'img', 'iframe', 'object', 'embed', 'link', 'form', 'base'])
      expect(names).not.toContain(name);
    const attributes = new Set(elements.flatMap(({ attrs = [] }) => attrs.map(({ name }) => name)));
    for (const name of attributes) expect(name).not.toMatch(/^on|^style$|^src/u);
    for (const address of attributesOf(elements, 'href'))
      expect(address).toMatch(/^(?:#[a-z]|https:\/\/example\.org\/)/u);
    expect(
      elements.some((element) => element.nodeName === 'bdi' && textOf(element) === AWKWARD),
    ).toBe(true);
  });

  it('says itself that nothing but its own style and fonts may be loaded', async () => {
    const elements = elementsOf(await written());
    const style = elements.filter(({ nodeName }) => nodeName === 'style');
    expect(style).toHaveLength(1);
    const hash = createHash('sha256').update(textOf(style[0]!)).digest('base64');
    const [policy = ''] = attributesOf(elements, 'content').filter((each) =>
      each.includes('default-src'),
    );
    expect(policy.split('; ').toSorted()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      'font-src data:',
      "form-action 'none'",
      `style-src 'sha256-${hash}'`,
    ]);
  });

  it('leads only to what is there, and back', async () => {
    const elements = elementsOf(await written({ ceiling: 'red' }));
    const ids = attributesOf(elements, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    const inside = attributesOf(elements, 'href').filter((address) => address.startsWith('#'));
    expect(inside.length).toBeGreaterThan(10);
    for (const address of inside) expect(ids).toContain(address.slice(1));
  });

  it('has its running head and page numbers in its own style, with the title made harmless', async () => {
    const html = await written({ title: '"; } body { display: none } /* </style>' });
    const [style] = elementsOf(html).filter(({ nodeName }) => nodeName === 'style');
    const words = textOf(style!);
    expect(words).toContain(
      '@top-left { content: "\\22 ; } body { display: none } /* \\3c /style\\3e "',
    );
    expect(words).toContain('counter(page) " of " counter(pages)');
    expect(words.trimEnd().endsWith('}')).toBe(true);
  });
});
