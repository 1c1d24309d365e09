// Reads the command line as Electron does: switches, modules to require first, and the app.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface AppLocation {
  /** The folder of the app, or of the entry when a file was named. */
  readonly directory: string;
  readonly entryFile: string;
  readonly name: string;
  readonly version: string;
}

export interface CommandLine {
  /** `-r` modules; Playwright passes its own. */
  readonly requiredFirst: readonly string[];
  readonly switches: Map<string, string>;
  readonly app: AppLocation;
}

export function readCommandLine(args: readonly string[]): CommandLine {
  const requiredFirst: string[] = [];
  const switches = new Map<string, string>();
  let entry = '.';
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === '-r' || argument === '--require') {
      index += 1;
      requiredFirst.push(path.resolve(args[index] ?? ''));
    } else if (argument.startsWith('-')) {
      const [, name = '', value = ''] = /^-+([^=]*)=?(.*)$/s.exec(argument) ?? [];
      switches.set(name, value);
    } else {
      // What follows the app is for the app to read, in process.argv.
      entry = argument;
      for (const later of args.slice(index + 1)) {
        const [, name, value = ''] = /^--([^=]+)=?(.*)$/s.exec(later) ?? [];
        if (name !== undefined) switches.set(name, value);
      }
      break;
    }
  }
  return { requiredFirst, switches, app: locateApp(path.resolve(entry)) };
}

interface AppManifest {
  readonly main?: string;
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
}

function locateApp(entry: string): AppLocation {
  if (!existsSync(entry)) {
    throw new Error(`electron stand-in: unable to find the Electron app at ${entry}`);
  }
  const isDirectory = statSync(entry).isDirectory();
  const directory = isDirectory ? entry : path.dirname(entry);
  const manifestFile = path.join(directory, 'package.json');
  const manifest = existsSync(manifestFile)
    ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as AppManifest)
    : {};
  const entryFile = isDirectory ? path.join(directory, manifest.main ?? 'index.js') : entry;
  if (!existsSync(entryFile)) {
    throw new Error(`electron stand-in: the app's entry ${entryFile} is missing; is it built?`);
  }
  return {
    directory,
    entryFile,
    name: manifest.productName ?? manifest.name ?? 'Electron',
    version: manifest.version ?? '0.0.0',
  };
}
