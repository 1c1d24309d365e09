// @ts-check
// Where the working copy lies, whatever folder a script is called from.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** @param {...string} segments */
export const inRoot = (...segments) => path.join(root, ...segments);
