/** Titles in the labels of steps. */

const MOST = 80;

/** Cut, so that the label fits the change log. */
export function quoted(title: string): string {
  return `“${title.length > MOST ? `${title.slice(0, MOST - 1)}…` : title}”`;
}
