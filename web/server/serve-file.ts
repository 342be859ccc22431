import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** Scripts are our own files only. Styles may stand in elements: Mantine and charts place things so. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/** Answers a file of the application; its pages all with `index.html`, which finds out by itself which one it is. */
export function serveFile({ url = '/', method }: IncomingMessage, response: ServerResponse, folder: string): void {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const path = readPath(url);
  const file = path === undefined ? undefined : existingFile(join(folder, path));
  if (file === undefined && path !== undefined && extname(path) !== '') {
    response.writeHead(404, securityHeaders).end();
    return;
  }
  send(file ?? join(folder, 'index.html'), path?.startsWith('/assets/') === true, method, response);
}

/** The path without what would lead out of the folder; undefined when it can't be read. */
function readPath(url: string): string | undefined {
  try {
    return normalize(decodeURIComponent(new URL(url, 'http://any').pathname));
  } catch {
    return undefined;
  }
}

function existingFile(file: string): string | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : undefined;
}

/** The names of assets hold a hash of what is in them, so that they can be kept for good. */
function send(file: string, isAsset: boolean, method: string, response: ServerResponse): void {
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}
