/** The whole server: name -> parse -> handler -> reply. The only place that turns errors into replies. */
import { AppError, type ErrorDetails, type Reply } from './errors.ts';
import type { Contract, Handlers, Invoke } from './define.ts';

export type DispatchOptions = {
  /** Gets what nobody foresaw. The caller only learns that it happened. */
  reportDefect: (error: unknown, procedure: string) => void;
  /** Parse answers too: in tests and development, not in the hot path of a release. */
  checkOutput?: boolean;
};

export function createDispatch<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  options: DispatchOptions,
): Invoke {
  return async function dispatch(name, input): Promise<Reply> {
    if (!Object.hasOwn(contract, name)) {
      return refuse(
        new AppError('invalid_input', `There is no procedure called ${name.slice(0, 80)}.`),
      );
    }
    const procedure = contract[name]!;
    try {
      const parsed = procedure.input.safeParse(input);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        const where = issue?.path.join('.') || 'input';
        throw new AppError('invalid_input', `${name}: ${where}: ${issue?.message ?? 'not valid'}`, {
          path: where,
        });
      }
      const value: unknown = await handlers[name]!(parsed.data as never);
      return { ok: true, value: options.checkOutput ? procedure.output.parse(value) : value };
    } catch (error) {
      if (error instanceof AppError) return refuse(error);
      options.reportDefect(error, name);
      return refuse(new AppError('internal', `${name} failed. The details are in the log.`));
    }
  };
}

function refuse(error: AppError): Reply {
  const data: { code: AppError['code']; message: string; details?: ErrorDetails } = {
    code: error.code,
    message: error.message,
  };
  if (error.details) data.details = error.details;
  return { ok: false, error: data };
}
