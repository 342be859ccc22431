import { randomUUID } from 'node:crypto';
import { Factory } from '@andon/hasura/testing';
import { HookReceiver } from '@andon/local/hook-receiver';
import { MailServer } from '@andon/local/mail-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signWebhook } from '../src/notify/sign-webhook.ts';
import { serveCommands, type Asker, type ServedCommands } from './support/served-commands.ts';

const patience = { timeout: 50_000, interval: 50 };

let served: ServedCommands;
let receiver: HookReceiver;
let mailServer: MailServer;
beforeAll(async () => {
  receiver = await HookReceiver.start();
  mailServer = await MailServer.start();
  served = await serveCommands({ smtpUrl: mailServer.url });
});
afterAll(async () => {
  await served.stop();
  await receiver.stop();
  await mailServer.stop();
});

interface Delivery {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly last_error: string | null;
}

/** An enterprise with one engineer and one machine. */
class Plant {
  readonly factory: Factory;
  readonly engineer: Asker;
  readonly machineId: number;

  private constructor(factory: Factory, userId: string, machineId: number) {
    this.factory = factory;
    this.machineId = machineId;
    const { enterpriseId, siteId } = factory;
    this.engineer = { role: 'engineer', enterpriseId, siteIds: [siteId], userId };
  }

  static async build(name: string): Promise<Plant> {
    const factory = await Factory.create(served.pool, name);
    const { rows } = await served.pool.query<{ id: string }>(
      `insert into users (enterprise_id, name, email, role) values ($1, 'Eve', $2, 'engineer') returning id`,
      [factory.enterpriseId, `${name}@example.org`],
    );
    return new Plant(factory, rows[0]?.id ?? '', await factory.machine(`${name} filler`));
  }

  async rule(input: object): Promise<void> {
    const rule = { name: randomUUID(), kind: 'stop_too_long', thresholdSeconds: 60, ...input };
    const names = Object.keys(rule);
    const types: Readonly<Record<string, string>> = {
      thresholdSeconds: 'Float',
      channels: '[String!]!',
      recipients: 'AlertRecipients',
      name: 'String!',
      kind: 'String!',
    };
    const { errors } = await served.ask(
      this.engineer,
      `mutation (${names.map((name) => `$${name}: ${types[name] ?? 'String'}`).join(', ')}) {
        createAlertRule(${names.map((name) => `${name}: $${name}`).join(', ')}) { alertRuleId }
      }`,
      rule,
    );
    expect(errors).toBeUndefined();
  }

  /** The machine stands still since some minutes, as late data says now. */
  async standStill(): Promise<void> {
    const now = Date.now();
    await this.factory.samples(this.machineId, [
      { at: new Date(now - 900_000), state: 6 },
      { at: new Date(now - 600_000), state: 9 },
    ]);
  }

  async deliveries(): Promise<readonly Delivery[]> {
    const { rows } = await served.pool.query<Delivery>(
      'select id, status, attempts, last_error from message_deliveries where enterprise_id = $1 order by channel',
      [this.factory.enterpriseId],
    );
    return rows;
  }

  async hasEnded(): Promise<boolean> {
    const rows = await this.deliveries();
    return rows.length > 0 && rows.every(({ status }) => status === 'delivered' || status === 'failed');
  }
}

async function postToActions(path: string, body: object, secret = served.actionsSecret): Promise<Response> {
  return fetch(`${served.actionsUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-andon-actions-secret': secret },
    body: JSON.stringify(body),
  });
}

function event(row: object): object {
  return { event: { data: { old: null, new: row } }, delivery_info: { current_retry: 0, max_retries: 8 } };
}

describe('a stop that is too long', () => {
  it('is told at once by signed webhook, by e-mail and in the app, each once', async () => {
    const plant = await Plant.build('Told');
    await plant.rule({
      channels: ['webhook', 'email', 'in_app'],
      webhookUrl: receiver.url,
      recipients: { userIds: [plant.engineer.userId], emails: ['fitter@example.org'] },
    });
    const before = receiver.requests.length;
    await plant.standStill();
    await vi.waitUntil(() => plant.hasEnded(), patience);
    expect((await plant.deliveries()).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['delivered', 1],
      ['delivered', 1],
      ['delivered', 1],
    ]);
    expect(mailServer.mails.flatMap(({ to }) => to).sort()).toEqual(['Told@example.org', 'fitter@example.org']);
    const { data } = await served.ask(
      plant.engineer,
      `{ webhookKey { key } notifications { title read_at } alerts { title ended_at } }`,
    );
    expect(data?.['notifications']).toEqual([{ title: 'Told filler stands still', read_at: null }]);
    const [request] = receiver.requests.slice(before);
    const { key } = data?.['webhookKey'] as { readonly key: string };
    expect(JSON.parse(request?.body ?? '{}')).toMatchObject({
      event: 'alert.opened',
      alert: { kind: 'stop_too_long', equipment: 'Told filler' },
    });
    expect(request?.headers['x-andon-signature']).toBe(
      signWebhook(key, Number(request?.headers['x-andon-timestamp']), request?.body ?? ''),
    );
  });

  it('is told again to a receiver that is busy, when it says, under the same id', async () => {
    const plant = await Plant.build('Busy');
    await plant.rule({ channels: ['webhook'], webhookUrl: receiver.url });
    receiver.answer({ status: 429, headers: { 'retry-after': '1' } }, { status: 503, headers: { 'retry-after': '1' } });
    const before = receiver.requests.length;
    await plant.standStill();
    await vi.waitUntil(() => plant.hasEnded(), patience);
    const [delivery] = await plant.deliveries();
    expect(delivery).toMatchObject({ status: 'delivered', attempts: 3, last_error: null });
    const requests = receiver.requests.slice(before);
    expect(requests.map(({ headers }) => headers['x-andon-delivery'])).toEqual(Array(3).fill(delivery?.id));
    expect(requests.map(({ headers }) => headers['x-andon-attempt'])).toEqual(['1', '2', '3']);
  });

  it('is given up where nobody wants to hear of it, and says why', async () => {
    const plant = await Plant.build('Unwanted');
    await plant.rule({
      channels: ['webhook', 'email'],
      webhookUrl: receiver.url,
      recipients: { emails: ['550@example.org'] },
    });
    receiver.answer({ status: 410 });
    await plant.standStill();
    await vi.waitUntil(() => plant.hasEnded(), patience);
    expect(await plant.deliveries()).toMatchObject([
      { status: 'failed', attempts: 1 },
      { status: 'failed', attempts: 1, last_error: 'The receiver answered 410.' },
    ]);
  });
});

describe('an event that comes twice', () => {
  it('sends once', async () => {
    const plant = await Plant.build('Twice');
    await plant.rule({ channels: ['webhook'], webhookUrl: receiver.url });
    const before = receiver.requests.length;
    await plant.standStill();
    await vi.waitUntil(() => plant.hasEnded(), patience);
    const [delivery] = await plant.deliveries();
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => postToActions('/events/message-delivery', event({ id: delivery?.id }))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect(receiver.requests).toHaveLength(before + 1);
  });

  it('waits while the first one is being sent', async () => {
    const plant = await Plant.build('Waits');
    await plant.rule({ channels: ['webhook'], webhookUrl: receiver.url });
    receiver.answer('never');
    const before = receiver.requests.length;
    await plant.standStill();
    await vi.waitUntil(() => receiver.requests.length > before, patience);
    const [delivery] = await plant.deliveries();
    const second = await postToActions('/events/message-delivery', event({ id: delivery?.id }));
    expect(second.status).toBeGreaterThanOrEqual(500);
    expect(receiver.requests).toHaveLength(before + 1);
  });
});

describe('handlers of events and schedules', () => {
  it('answer Hasura alone', async () => {
    expect((await postToActions('/events/alert-check', event({ enterprise_id: 1 }), 'a guess')).status).toBe(401);
    expect((await postToActions('/schedules/raise-alerts', {}, 'a guess')).status).toBe(401);
  });

  it('refuse what is no event', async () => {
    expect((await postToActions('/events/alert-check', { row: 1 })).status).toBe(400);
  });

  it.each(['raise-alerts', 'close-shifts', 'report-days', 'escalate-andon-calls'])('do %s', async (name) => {
    const response = await postToActions(`/schedules/${name}`, {});
    expect([response.status, await response.json()]).toEqual([200, { changed: expect.any(Number) as number }]);
  });
});
