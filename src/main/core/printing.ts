/** PDFs are printed by the window's browser, which the core does not have: it asks, and waits for the answer. */
import { AppError } from '#shared/contract/errors.ts';

/** Rejects with the signal's reason, or with `internal` when the browser could not print. */
export type Print = (html: string, signal: AbortSignal) => Promise<Uint8Array>;

export type PrintAnswer = { print: string; pdf: Uint8Array | null; problem: string };

export type Printing = {
  /** null: nobody here can print. */
  readonly print: Print | null;
  /** An answer that nobody waits for any more is dropped. */
  readonly answer: (answer: PrintAnswer) => void;
};

export function createPrinting(
  request: ((print: string, html: string) => void) | undefined,
  newId: () => string,
): Printing {
  const waiting = new Map<string, (answer: PrintAnswer) => void>();

  const ask =
    (send: NonNullable<typeof request>): Print =>
    async (html, signal) => {
      signal.throwIfAborted();
      const print = newId();
      try {
        return await new Promise<Uint8Array>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
          waiting.set(print, ({ pdf, problem }) => {
            if (pdf !== null) resolve(pdf);
            else reject(new AppError('internal', `The PDF could not be printed: ${problem}`));
          });
          send(print, html);
        });
      } finally {
        waiting.delete(print);
      }
    };

  return {
    print: request === undefined ? null : ask(request),
    answer: (answer) => waiting.get(answer.print)?.(answer),
  };
}
