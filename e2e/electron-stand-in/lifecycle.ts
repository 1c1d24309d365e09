// Where the app stands between its start and its end, and the guards that follow from it.

let ready = false;
let ending = false;
let announceReady: () => void = () => {};

export const readyPromise = new Promise<void>((resolve) => {
  announceReady = resolve;
});

export function isReady(): boolean {
  return ready;
}

export function markReady(): void {
  ready = true;
  announceReady();
}

/** From here on windows that go, and a browser that goes, are no surprise. */
export function markEnding(value: boolean): void {
  ending = value;
}

export function isEnding(): boolean {
  return ending;
}

export function onlyBeforeReady(what: string): void {
  if (ready) throw new Error(`${what} can only be called before app is ready`);
}

export function onlyAfterReady(what: string): void {
  if (!ready) throw new Error(`${what} can not be used before app is ready`);
}
