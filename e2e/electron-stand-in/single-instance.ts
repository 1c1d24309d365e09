// app.requestSingleInstanceLock(): one holder for each userData folder. The lock is a socket, since
// the kernel frees it however its holder ends; the holder hears of the second instance through it.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { decode, encode } from './codec.ts';

export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

let lock: net.Server | undefined;
/** The word to the first instance must be out before this one may exit. */
let notice: Promise<void> = Promise.resolve();

export function hasLock(): boolean {
  return lock !== undefined;
}

export function noticeDelivered(): Promise<void> {
  return notice;
}

export function releaseLock(): void {
  lock?.close();
  lock = undefined;
}

export function requestLock(
  userData: string,
  additionalData: unknown,
  onSecondInstance: (second: SecondInstance) => void,
): boolean {
  if (lock) return true;
  const address = addressOf(userData);
  const server = net.createServer((connection) => {
    let text = '';
    connection.setEncoding('utf8');
    connection.on('error', () => {});
    connection.on('data', (chunk: string) => void (text += chunk));
    connection.on('end', () => onSecondInstance(decode(text) as SecondInstance));
  });
  server.on('error', () => {});
  freeIfAbandoned(address);
  // Node binds at once and tells of a failure later; whether it listens is known right away.
  server.listen(address);
  if (server.listening) {
    server.unref();
    lock = server;
    if (isFile(address)) writeFileSync(`${address}.pid`, String(process.pid));
    return true;
  }
  const message: SecondInstance = {
    argv: process.argv,
    workingDirectory: process.cwd(),
    additionalData,
  };
  notice = new Promise((resolve) => {
    const connection = net.connect(address, () => connection.end(encode(message)));
    connection.on('close', () => resolve());
    connection.on('error', () => resolve());
    setTimeout(resolve, 2000).unref();
  });
  return false;
}

function addressOf(userData: string): string {
  const user = process.getuid?.() ?? os.userInfo().username;
  const key = createHash('sha256')
    .update(`${user}:${path.resolve(userData)}`)
    .digest('hex');
  const name = `electron-stand-in-${key.slice(0, 24)}`;
  // Linux's abstract names and Windows' pipes vanish with their holder, files do not.
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return String.raw`\\.\pipe\${name}`;
  return path.join(os.tmpdir(), `${name}.sock`);
}

function isFile(address: string): boolean {
  return path.isAbsolute(address) && process.platform !== 'win32';
}

function freeIfAbandoned(address: string): void {
  if (!isFile(address)) return;
  try {
    process.kill(Number(readFileSync(`${address}.pid`, 'utf8')), 0);
  } catch {
    rmSync(address, { force: true });
  }
}
