import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from '@andon/mqtt/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startActions, type RunningActions } from '../src/start-actions.ts';
import { serveCommands, type ServedCommands } from './support/served-commands.ts';
import { ShopFloor } from './support/shop-floor.ts';

let served: ServedCommands;
let floor: ShopFloor;
let equipmentId: number;
/** Stands between the handlers and the engine: passes everything on, and breaks off before the first answers to each request. */
let wire: Server;
let lostOfEach = 0;
const lost = new Map<string, number>();
let actions: RunningActions;
const keysFolder = mkdtempSync(join(tmpdir(), 'andon-keys-'));

beforeAll(async () => {
  served = await serveCommands();
  floor = await ShopFloor.build(served, 'Lossy');
  equipmentId = await floor.machine();
  wire = createServer((incoming, answer) => void passOn(incoming, answer));
  wire.listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const { port } = wire.address() as AddressInfo; // a listening TCP server always has one
  actions = await startActions(
    {
      host: '127.0.0.1',
      port: await freePort(),
      secret: served.actionsSecret,
      graphqlUrl: `http://127.0.0.1:${port}/v1/graphql`,
      adminSecret: served.adminSecret,
      callsPerMinute: 100_000,
      keysFolder,
      rotateKeysAfterMs: 86_400_000,
      accessTokenSeconds: 600,
      passwordLogCost: 8,
      trustedProxies: 1,
      smtpUrl: undefined,
      smtpFrom: 'Andon <andon@example.org>',
      sendTimeoutMs: 5_000,
      logLevel: 'silent',
    },
    pino({ level: 'silent' }),
  );
});
afterAll(async () => {
  await actions.stop();
  wire.closeAllConnections();
  wire.close();
  await served.stop();
  rmSync(keysFolder, { recursive: true });
});

/** To the engine, and its answer back, unless it is one to lose. */
async function passOn(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { method, headers } = incoming;
  const asked = await text(incoming);
  const { requestId } = (JSON.parse(asked) as { readonly variables: { readonly requestId: string } }).variables;
  const lostBefore = lost.get(requestId) ?? 0;
  const outgoing = request(served.graphqlUrl, { method, headers }, (response) => {
    if (lostBefore >= lostOfEach) {
      answer.writeHead(response.statusCode ?? 0, response.headers);
      response.pipe(answer);
      return;
    }
    lost.set(requestId, lostBefore + 1);
    response.resume().once('end', () => incoming.socket.destroy());
  });
  outgoing.end(asked);
}

interface HandlerAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Has a part added, as Hasura has it done. */
async function addPart(name: string, idempotencyKey?: string): Promise<HandlerAnswer> {
  const { role, enterpriseId, siteIds, userId } = floor.as('engineer');
  const response = await fetch(`${actions.url}/commands/create-machine-part`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-andon-actions-secret': served.actionsSecret },
    body: JSON.stringify({
      action: { name: 'createMachinePart' },
      input: { equipmentId, name, idempotencyKey },
      session_variables: {
        'x-hasura-role': role,
        'x-hasura-enterprise-id': String(enterpriseId),
        'x-hasura-site-ids': `{${siteIds.join()}}`,
        'x-hasura-user-id': userId,
      },
    }),
  });
  return { status: response.status, body: (await response.json()) as HandlerAnswer['body'] }; // handlers answer objects
}

async function partsCalled(name: string): Promise<number> {
  const { rows } = await served.pool.query('select from machine_parts where name = $1', [name]);
  return rows.length;
}

describe('a command whose answer is lost on the way from the database', () => {
  it('is told as done, and was done once', async () => {
    lostOfEach = 1;
    const { status, body } = await addPart('Belt');
    expect({ status, body }).toMatchObject({ status: 200, body: { repeated: false } });
    expect(await partsCalled('Belt')).toBe(1);
  });

  it('has one winner of many under one key, though each loses an answer', async () => {
    const key = randomUUID();
    lostOfEach = 1;
    const answers = await Promise.all(Array.from({ length: 20 }, async () => addPart('Chain', key)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(answers.filter(({ body }) => body['repeated'] === false)).toHaveLength(1);
    expect(await partsCalled('Chain')).toBe(1);
  });

  it('is refused, and says that it may have been done, when it is lost again', async () => {
    lostOfEach = 2;
    const key = randomUUID();
    const { status, body } = await addPart('Gear', key);
    expect(status).toBe(408);
    expect(body).toMatchObject({
      code: 'timeout',
      message:
        'The database does not answer; this may have been done. Try again unchanged, under the same key: it is not done twice.',
    });
    lostOfEach = 0;
    expect(await addPart('Gear', key)).toMatchObject({ status: 200, body: { repeated: true } });
    expect(await partsCalled('Gear')).toBe(1);
  });
});
