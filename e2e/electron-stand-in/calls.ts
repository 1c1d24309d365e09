// What the app asked of the desktop, for tests to read back: `electron.__calls`.

export interface RecordedCall {
  readonly api: string;
  readonly args: readonly unknown[];
}

export const calls: RecordedCall[] = [];

export function recordCall(api: string, ...args: unknown[]): void {
  calls.push({ api, args });
}
