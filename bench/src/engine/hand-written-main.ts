import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { readSql } from '../read-sql.ts';
import { readRivalSettings } from '../settings.ts';

/** What somebody writes who needs just these four answers: one prepared statement each, whose text goes out as it is. */
const statements: Readonly<Record<string, string>> = {
  '/small': readSql(import.meta.url, 'hand-small.sql'),
  '/nested': readSql(import.meta.url, 'hand-nested.sql'),
  '/large': readSql(import.meta.url, 'hand-large.sql'),
  '/mutation': readSql(import.meta.url, 'hand-mutation.sql'),
};

const { databaseUrl, connections } = readRivalSettings();
const pool = new Pool({ connectionString: databaseUrl, max: connections });

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const path = request.url ?? '';
    const text = statements[path] ?? '';
    // The bench sends lists of parameters.
    const values = JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown[];
    pool.query<{ body: string }>({ name: path, text, values }).then(
      ({ rows }) => {
        const body = Buffer.from(rows[0]?.body ?? '');
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
});

server.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`);
});
process.once('SIGTERM', () => process.exit(0));
