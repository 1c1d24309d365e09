// Answers the requests of the app's own schemes with the app's own handlers. A server, rather than
// answers through DevTools, since large files and web workers are then served as usual.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { handlerOf, originOf, toAppUrl, toPageHeader } from './protocols.ts';

interface ServedRequest {
  readonly url: string;
  readonly method: string;
  /** What asked for it, in the words of the Sec-Fetch-Dest header. */
  readonly destination: string;
}

type HeadersFilter = (
  request: ServedRequest,
  statusLine: string,
  headers: Record<string, string[]>,
) => Promise<Record<string, string[]> | 'cancel'>;

let filterHeaders: HeadersFilter = (_request, _statusLine, headers) => Promise.resolve(headers);

export function setHeadersFilter(filter: HeadersFilter): void {
  filterHeaders = filter;
}

/** Listens on a free port of this machine only, and answers with the port. */
export function startProtocolServer(): Promise<number> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // Electron fails the request; so does a connection that ends without an answer.
      console.error(`electron stand-in: no answer for ${request.url ?? ''}:`, error);
      response.destroy();
    });
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pageUrl = `http://${request.headers.host ?? ''}${request.url ?? '/'}`;
  const url = toAppUrl(pageUrl);
  const handler = handlerOf(url);
  if (!handler) {
    // Also keeps out other programs of this machine: they would have to know the host's name.
    response.writeHead(404).end();
    return;
  }
  const method = request.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const answered = await handler(
    new Request(url, {
      method,
      headers: toAppHeaders(request),
      ...(hasBody ? { body: Readable.toWeb(request) as ReadableStream, duplex: 'half' } : {}),
    }),
  );
  if (answered.type === 'error') {
    response.destroy();
    return;
  }
  const destination = String(request.headers['sec-fetch-dest'] ?? 'empty');
  const headers = await filterHeaders(
    { url, method, destination },
    `HTTP/1.1 ${answered.status} ${answered.statusText}`.trim(),
    headersOf(answered),
  );
  if (headers === 'cancel') {
    response.destroy();
    return;
  }
  for (const [name, values] of Object.entries(headers)) {
    response.setHeader(
      name,
      values.map((value) => toPageHeader(name, value)),
    );
  }
  // Chromium keeps no copies of what a custom protocol answers.
  if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-store');
  response.writeHead(answered.status);
  if (answered.body === null || method === 'HEAD') {
    response.end();
    return;
  }
  const body = Readable.fromWeb(answered.body as NodeReadableStream);
  await pipeline(body, response).catch((error: unknown) => {
    // A page that went away while it was being served is no fault of the app.
    if (!request.destroyed) throw error;
  });
}

/** The handler sees its own scheme in Origin and Referer, and nothing of the connection. */
function toAppHeaders(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'host' || name === 'connection') continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (name === 'origin') headers.set(name, originOf(toAppUrl(text)));
    else headers.set(name, name === 'referer' ? toAppUrl(text) : text);
  }
  return headers;
}

function headersOf(response: Response): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (const [name, value] of response.headers) headers[name] = [...(headers[name] ?? []), value];
  return headers;
}
