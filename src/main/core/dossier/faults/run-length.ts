/** The harnesses run a short cut of themselves in `npm test`, and all they can in `npm run test:faults`. */

export const isLong = process.env['DOSSIER_FAULTS'] === 'long';

export function shortOrLong<T>(short: T, long: T): T {
  return isLong ? long : short;
}

/** The figures of a harness, in one line. */
export function tell(figures: string): void {
  // oxlint-disable-next-line no-console -- the figures are the point
  console.info(figures);
}
