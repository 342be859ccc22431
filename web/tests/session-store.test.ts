import { expect, test } from 'vitest';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { keptTokens } from '../src/session/kept-tokens.ts';
import { SessionStore } from '../src/session/session-store.ts';
import { SignInApi } from '../src/session/sign-in-api.ts';

// Against a server that answers as the actions do; the actions themselves are proven by their own tests, both together by e2e.

test('signs in, and comes back with the next token after a reload', async () => {
  const { url, storage, answers, server } = await start();
  answers.push(signedIn('first'), signedIn('second'));
  const before = storeAt(url, storage);
  expect(before.state()).toEqual({ kind: 'signed out', ended: false });
  await before.signIn('ana@packiot.example', 'secret');
  expect(before.state()).toMatchObject({ kind: 'signed in', session: { name: 'Ana', role: 'operator' } });
  const after = storeAt(url, storage);
  expect(after.state()).toEqual({ kind: 'coming back' });
  await after.comeBack();
  expect(await after.accessToken()).toBe('access second');
  expect(storage.getItem('andon.refresh-token')).toBe('second');
  server.close();
});

test('stays signed in while the server is away, and is signed out when it refuses', async () => {
  const { url, storage, answers, server } = await start();
  storage.setItem('andon.refresh-token', 'kept');
  const away = storeAt('http://127.0.0.1:9/v1/graphql', storage);
  await away.comeBack();
  expect(away.state()).toEqual({ kind: 'unreachable' });
  expect(storage.getItem('andon.refresh-token')).toBe('kept');
  answers.push({ errors: [{ message: 'Sign in again.', extensions: { code: 'access-denied' } }] });
  const refused = storeAt(url, storage);
  await refused.comeBack();
  expect(refused.state()).toEqual({ kind: 'signed out', ended: true });
  expect(storage.getItem('andon.refresh-token')).toBeNull();
  server.close();
});

test('tokens near their end are replaced once, however many ask', async () => {
  const { url, storage, answers, server } = await start();
  answers.push(signedIn('first', 10_000), signedIn('second'));
  const store = storeAt(url, storage);
  await store.signIn('ana@packiot.example', 'secret');
  expect(await Promise.all([store.accessToken(), store.accessToken()])).toEqual(['access second', 'access second']);
  expect(answers).toEqual([]);
  server.close();
});

test("a PIN's session lies over that of the device, which comes forth again at its end", async () => {
  const { url, storage, answers, server } = await start();
  answers.push(signedIn('device'), signedIn(null, 60, { name: 'Esha', terminalId: 3 }));
  const store = storeAt(url, storage);
  await store.signIn('wall@packiot.example', 'secret');
  await store.signInWithPin('user', '4071');
  expect(store.state()).toMatchObject({ kind: 'signed in', session: { name: 'Esha', terminalId: 3 } });
  await expect
    .poll(() => store.state())
    .toMatchObject({ kind: 'signed in', session: { name: 'Ana', terminalId: null } });
  expect(storage.getItem('andon.refresh-token')).toBe('device');
  server.close();
});

function storeAt(url: string, storage: Storage): SessionStore {
  return new SessionStore({ api: new SignInApi(url), kept: keptTokens(storage), takeTurns: (work) => work() });
}

function signedIn(refreshToken: string | null, lastsMs = 600_000, more: object = {}) {
  const expiresAt = new Date(Date.now() + lastsMs).toISOString();
  return {
    data: {
      signedIn: {
        accessToken: `access ${refreshToken ?? 'pin'}`,
        expiresAt,
        refreshToken,
        sessionId: 'session',
        sessionEndsAt: expiresAt,
        userId: 'user',
        enterpriseId: 1,
        name: 'Ana',
        email: null,
        role: 'operator',
        roles: ['operator', 'viewer'],
        siteIds: [1],
        terminalId: null,
        ...more,
      },
    },
  };
}

async function start() {
  const answers: object[] = [];
  const server: Server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers.shift() ?? { errors: [{ message: 'Nothing more was to be asked.' }] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1/graphql`, storage: new MemoryStorage(), answers, server };
}

/** What a browser's storage does, for Node. */
class MemoryStorage implements Storage {
  readonly #texts = new Map<string, string>();

  get length(): number {
    return this.#texts.size;
  }

  getItem(name: string): string | null {
    return this.#texts.get(name) ?? null;
  }

  setItem(name: string, text: string): void {
    this.#texts.set(name, text);
  }

  removeItem(name: string): void {
    this.#texts.delete(name);
  }

  clear(): void {
    this.#texts.clear();
  }

  key(index: number): string | null {
    return [...this.#texts.keys()][index] ?? null;
  }
}
