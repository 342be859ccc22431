import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Authenticator } from '../src/auth/authenticator.ts';
import { readSettings } from '../src/settings.ts';
import { startHandler, type TestHandler } from './fixture/start-handler.ts';

let handler: TestHandler;
let lines: unknown[] = [];

beforeAll(async () => {
  handler = await startHandler();
});

beforeEach(() => {
  lines = [];
});

afterAll(() => handler.stop());

/** Has a request without an admin secret looked at. */
async function ask(settings: Readonly<Record<string, string>>, token = ''): Promise<void> {
  const all = readSettings({
    HASURA_GRAPHQL_DATABASE_URL: 'postgres://nowhere',
    HASURA_GRAPHQL_ADMIN_SECRET: 'a secret',
    ...settings,
  });
  const authenticator = new Authenticator(all, { write: (...line) => lines.push(line) });
  await authenticator.authenticate({ authorization: `Bearer ${token}` }, () => null).catch(() => undefined);
}

const detail = { method: 'GET', http_error: null, response: null, message: null };

test('the webhook that was asked is told of, with what it said where it refused', async () => {
  const asks = { HASURA_GRAPHQL_AUTH_HOOK: handler.url };
  handler.answer(() => ({ body: { 'x-hasura-role': 'guest' } }));
  await ask(asks);
  handler.answer(() => ({ status: 401, body: 'who?' }));
  await ask(asks);
  expect(lines).toEqual([
    ['webhook-log', 'info', { ...detail, status_code: 200, url: handler.url }],
    ['webhook-log', 'error', { ...detail, status_code: 401, url: handler.url, response: 'who?' }],
  ]);
});

test('a webhook that does not answer is told of', async () => {
  await ask({ HASURA_GRAPHQL_AUTH_HOOK: 'http://127.0.0.1:1' });
  expect(lines).toMatchObject([
    ['webhook-log', 'error', { status_code: null, http_error: { type: 'http_exception' } }],
  ]);
});

test('keys that are fetched are told of, and when they could not be', async () => {
  const url = `${handler.url}/keys`;
  handler.answer(() => ({ status: 500 }));
  await ask({ HASURA_GRAPHQL_JWT_SECRET: JSON.stringify({ jwk_url: url }) }, 'e30.e30.e30');
  const message = `refreshing JWK from endpoint: ${url}`;
  expect(lines).toMatchObject([
    ['jwk-refresh-log', 'info', { message, error: null }],
    ['jwk-refresh-log', 'error', { error: { http_exception: { message: 'HTTP status 500' } } }],
  ]);
});
