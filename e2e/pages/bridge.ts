/** Calls of the core through the page's bridge, for what has no screen of its own here. */
import type { Page } from '@playwright/test';

type Reply<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } };
type BridgedWindow = { dossier: { invoke: (name: string, input: unknown) => Promise<unknown> } };

export async function invoke<T>(page: Page, name: string, input: unknown = {}): Promise<T> {
  const reply = (await page.evaluate(
    ([each, value]) => (window as unknown as BridgedWindow).dossier.invoke(each, value),
    [name, input] as const,
  )) as Reply<T>;
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}
