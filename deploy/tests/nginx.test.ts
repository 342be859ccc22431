import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { serveMetadata, type ServedMetadata } from '@andon/local/serve-metadata';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { describeMissing } from './support/debian-program.ts';
import { projectFile, projectFolder } from './support/project-file.ts';
import { startNginx, type Nginx } from './support/start-nginx.ts';

const missing = describeMissing('nginx', 'nginx-light');

test('nginx is there wherever continuous integration runs', () => {
  if (missing !== undefined) console.warn(`The tests on nginx are passed over: ${missing}`);
  if (process.env['CI'] !== undefined) expect(missing).toBeUndefined();
});

/** Builds what has changed, else finds what is built; says where the application stands. */
function buildApplication(): string {
  const said = execFileSync(process.execPath, ['--import', 'tsx', 'web/server/build.ts'], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  return said.replace(/^[\s\S]*stands in /, '').trim();
}

describe.skipIf(missing !== undefined)('nginx before the application and GraphQL', () => {
  let database: TestDatabase;
  let served: ServedMetadata;
  let nginx: Nginx;
  let application: string;

  beforeAll(async () => {
    application = buildApplication();
    database = await startTestDatabase();
    served = await serveMetadata(database.url);
    nginx = await startNginx({ application, hasura: served.url });
  });
  afterAll(async () => {
    await nginx.stop();
    await served.stop();
    await database.stop();
  });

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${nginx.url}${path}`, { headers });
  const asset = (ending: string): string =>
    `/assets/${readdirSync(join(application, 'assets')).find((name) => name.endsWith(ending)) ?? ''}`;
  const graphql = (query: string): Promise<Response> =>
    fetch(`${nginx.url}/v1/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hasura-admin-secret': served.adminSecret },
      body: JSON.stringify({ query }),
    });

  test.each(['/', '/analysis', '/orders/12', '/terminal?machine=7'])('answers the page %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('<div id="root">');
  });

  test('lets what has its content in its name be kept for good', async () => {
    for (const ending of ['.js', '.css']) {
      const response = await get(asset(ending));
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-type')).toMatch(/javascript|css/);
    }
  });

  test('has no page for a file that is not there, and nothing that a browser would keep', async () => {
    for (const path of ['/assets/index-gone.js', '/favicon-gone.png']) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(response.headers.get('cache-control')).toBeNull();
    }
  });

  test('leads nowhere out of the application', async () => {
    for (const path of ['/../../../../etc/passwd', '/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd']) {
      const status = await new Promise<number | undefined>((resolve, reject) => {
        // Unlike fetch, it sends a path as it is.
        request(nginx.url, { path }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect(status).toBe(400);
    }
  });

  test('sends text compressed, to whoever takes that', async () => {
    const plain = { 'accept-encoding': 'identity' };
    const zipped = { 'accept-encoding': 'gzip' };
    for (const path of ['/', asset('.js'), asset('.css')]) {
      expect((await get(path, plain)).headers.get('content-encoding')).toBeNull();
      const response = await get(path, zipped);
      const { length } = new Uint8Array(await (await get(path, plain)).arrayBuffer());
      const isLongEnough = length >= 1024;
      expect([path, response.headers.get('content-encoding')]).toEqual([path, isLongEnough ? 'gzip' : null]);
      if (isLongEnough) expect(response.headers.get('vary')).toBe('Accept-Encoding');
    }
  });

  test('says with every answer what a browser may do with it, in the words of npm start', async () => {
    const policy = /"(default-src [^"]+)"/.exec(projectFile('web/server/serve-file.ts'))?.[1];
    for (const path of ['/', '/analysis', asset('.js'), '/assets/gone.js', '/v1/version']) {
      const { headers } = await get(path);
      expect([path, headers.get('content-security-policy')]).toEqual([path, policy]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('server')).toBe('nginx');
    }
  });

  test('hands GraphQL on, with a request id', async () => {
    const response = await graphql('{ enterprises(order_by: { name: asc }) { name } }');
    expect(await response.json()).toEqual({
      data: { enterprises: [{ name: 'Demo Factory' }, { name: 'Packiot Dev' }, { name: 'Simulator Corp' }] },
    });
    const id = response.headers.get('x-request-id');
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    const logged = (): boolean => nginx.log().some((line) => line.includes(`"request_id":"${id ?? ''}"`));
    await expect.poll(logged).toBe(true);
  });

  test('joins WebSockets, so that a subscription goes on', async () => {
    const client = createClient({
      url: `${nginx.url.replace('http', 'ws')}/v1/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { headers: { 'x-hasura-admin-secret': served.adminSecret } },
    });
    const answers = client.iterate({ query: '{ enterprises(order_by: { name: asc }, limit: 1) { name } }' });
    const live = client.iterate({
      query: 'subscription { enterprises(where: { name: { _like: "Live%" } }) { name } }',
    });
    expect(await answers.next()).toMatchObject({ value: { data: { enterprises: [{ name: 'Demo Factory' }] } } });
    expect(await live.next()).toMatchObject({ value: { data: { enterprises: [] } } });
    await database.pool.query(`insert into enterprises (name) values ('Live Corp')`);
    expect(await live.next()).toMatchObject({ value: { data: { enterprises: [{ name: 'Live Corp' }] } } });
    await live.return?.(undefined);
    await client.dispose();
    await database.pool.query(`delete from enterprises where name = 'Live Corp'`);
  });

  test('takes 10 MB and no more', async () => {
    const post = (length: number): Promise<Response> =>
      fetch(`${nginx.url}/v1/graphql`, { method: 'POST', body: ' '.repeat(length), headers: { connection: 'close' } });
    expect((await post(9_000_000)).status).not.toBe(413);
    expect((await post(11_000_000)).status).toBe(413);
  });

  test('logs one JSON object a request, without what is asked for behind the path', async () => {
    const fields = ['time', 'room', 'request_id', 'method', 'path', 'status', 'bytes', 'seconds'];
    await get('/orders?token=secret');
    await expect.poll(() => nginx.log().some((line) => line.includes('"path":"/orders"'))).toBe(true);
    for (const line of nginx.log()) {
      expect(Object.keys(JSON.parse(line) as object)).toEqual(fields);
      expect(line).not.toContain('secret');
    }
  });

  test('says so when Hasura is away, and still serves the application', async () => {
    const alone = await startNginx({ application, hasura: 'http://127.0.0.1:9' });
    const response = await fetch(`${alone.url}/v1/graphql`, { method: 'POST', body: '{}' });
    expect([response.status, await response.text()]).toEqual([502, 'Hasura does not answer. Try again in a moment.\n']);
    expect((await fetch(alone.url)).status).toBe(200);
    await alone.stop();
  });
});
