/** The calling side: `client.records.query(input)` becomes `invoke('records.query', input)`. No schema is loaded here. */
import { AppError } from './errors.ts';
import type { Client, Contract, Invoke } from './define.ts';

export function createClient<C extends Contract>(invoke: Invoke): Client<C> {
  const nouns = new Map<string, unknown>();
  const verbsOf = (noun: string): unknown =>
    new Proxy(
      {},
      {
        get: (_target, verb) => (input: unknown) => call(invoke, `${noun}.${String(verb)}`, input),
      },
    );
  return new Proxy({} as Client<C>, {
    get(_target, noun) {
      if (typeof noun !== 'string') return undefined;
      if (!nouns.has(noun)) nouns.set(noun, verbsOf(noun));
      return nouns.get(noun);
    },
  });
}

async function call(invoke: Invoke, name: string, input: unknown): Promise<unknown> {
  const reply = await invoke(name, input);
  if (reply.ok) return reply.value;
  throw new AppError(reply.error.code, reply.error.message, reply.error.details);
}
