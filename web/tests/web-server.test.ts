import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWebServer, type WebServer } from '../server/start-web-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'andon-web-'));
let server: WebServer;

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<title>Andon</title>');
  server = await startWebServer({
    host: '127.0.0.1',
    port: 0,
    engine: new URL('http://127.0.0.1:9'),
    folder,
    log: pino({ level: 'silent' }),
  });
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

test('every page is the application, over a connection that stays open for the next question, a minute later', async () => {
  const answer = await fetch(`${server.url}/shifts`);
  expect(await answer.text()).toContain('Andon');
  expect(answer.headers.get('keep-alive')).toBe('timeout=65');
});

test('while the engine is away, a question is told so', async () => {
  const answer = await fetch(`${server.url}/v1/graphql`, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(502);
});
