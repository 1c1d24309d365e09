/** What the dossier knows of the structure of its sources: the sections that the locators of its claims name. */
import type { KnownSource } from '#shared/documents/recognise.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { Core } from '../context.ts';

export function knownSources(core: Core): KnownSource[] {
  const { base, layer } = core.dossier();
  const tables = core.tables();
  const sections = new Map<string, Set<string>>();
  const add = (source: string, section: string | undefined): void => {
    if (section === undefined) return;
    const known = sections.get(source) ?? new Set();
    sections.set(source, known.add(section));
  };
  for (const records of base.values())
    for (const { statements } of records.values())
      for (const { source, locator } of statements) add(source, locator?.section);
  for (const { source, locator } of layer.claims.values()) add(source, locator?.section);
  return [...sections].flatMap(([id, names]): KnownSource[] => {
    const title = tables.titleOf(SOURCES, id);
    return title === undefined ? [] : [{ id, title, sections: [...names] }];
  });
}
