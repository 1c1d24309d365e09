/** How a contract is written down, and the types that follow from it. */
import type * as z from 'zod';
import type { Reply } from './errors.ts';

/**
 * A query changes nothing; a command may. Only its commit runs alone, so what a command relies on is
 * checked in its drafts.
 */
export type Procedure = {
  kind: 'query' | 'command';
  input: z.ZodType;
  output: z.ZodType;
};

export type Contract = Record<string, Procedure>;

export function query<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'query' as const, input, output };
}

export function command<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'command' as const, input, output };
}

/** What callers pass: defaults may be left out. */
export type Input<P extends Procedure> = z.input<P['input']>;
export type Output<P extends Procedure> = z.output<P['output']>;

/** One function for each procedure. It gets parsed input; what it throws becomes an error reply. */
export type Handlers<C extends Contract> = {
  [N in keyof C]: (
    input: z.output<C[N]['input']>,
  ) => z.input<C[N]['output']> | Promise<z.input<C[N]['output']>>;
};

type Noun<N> = N extends `${infer First}.${string}` ? First : never;
type VerbsOf<C, N extends string> = keyof C extends infer K
  ? K extends `${N}.${infer Verb}`
    ? Verb
    : never
  : never;

/** `client.records.query(input)` for the procedure `records.query`. Rejects with an `AppError`. */
export type Client<C extends Contract> = {
  [N in Noun<keyof C & string>]: {
    [V in VerbsOf<C, N>]: `${N}.${V}` extends keyof C
      ? (input: Input<C[`${N}.${V}`]>) => Promise<Output<C[`${N}.${V}`]>>
      : never;
  };
};

/** The one function that carries a call, whatever lies between the two sides. It never rejects for a refused call. */
export type Invoke = (name: string, input: unknown) => Promise<Reply>;
