/** The entry of the program: hands over to the shell, which starts the core in its worker thread. */
import { fileURLToPath } from 'node:url';
import { runShell } from './shell/shell.ts';

runShell(fileURLToPath(new URL('.', import.meta.url)));
