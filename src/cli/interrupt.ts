/** Ctrl+C, and being told to end: what runs is cancelled and tidied up. A second one ends at once. */
import { exitCodes, type ExitCode } from './exit-codes.ts';

export type Interrupt = {
  readonly signal: AbortSignal;
  /** The number to end with; null as long as nothing came. */
  readonly exitCode: () => ExitCode | null;
  readonly stop: () => void;
};

export function listenForInterrupt(): Interrupt {
  const controller = new AbortController();
  let code: ExitCode | null = null;
  const end = (with_: ExitCode) => (): void => {
    code = with_;
    controller.abort();
    stop();
  };
  const onInterrupt = end(exitCodes.interrupted);
  const onTerminate = end(exitCodes.terminated);
  const stop = (): void => {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate).off('SIGHUP', onTerminate);
  };
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate).on('SIGHUP', onTerminate);
  return { signal: controller.signal, exitCode: () => code, stop };
}
