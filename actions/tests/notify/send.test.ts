import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HookReceiver } from '@andon/local/hook-receiver';
import { MailServer } from '@andon/local/mail-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Mailer } from '../../src/notify/mailer.ts';
import type { Message } from '../../src/notify/message.ts';
import { readRetryAfter } from '../../src/notify/read-retry-after.ts';
import { sendWebhook } from '../../src/notify/send-webhook.ts';
import { signWebhook } from '../../src/notify/sign-webhook.ts';
import { WebhookKeys } from '../../src/notify/webhook-keys.ts';

const key = 'a key of the tests';
const timeoutMs = 20_000;

let receiver: HookReceiver;
let mailServer: MailServer;
beforeAll(async () => {
  receiver = await HookReceiver.start();
  mailServer = await MailServer.start();
});
afterAll(async () => {
  await receiver.stop();
  await mailServer.stop();
});

function message(recipient: string, channel: Message['channel'] = 'webhook'): Message {
  return {
    id: '0b54b6c2-3c3c-4d41-9d9b-6b2f7f0a3a11',
    enterpriseId: 1,
    channel,
    recipient,
    title: 'Filler stands still — ä',
    body: 'It has stood still for 12 minutes.',
    payload: { event: 'alert.opened' },
    attempt: 2,
  };
}

describe('a webhook', () => {
  it('is signed, and says which message and which attempt it is', async () => {
    expect(await sendWebhook(message(receiver.url), { key, timeoutMs })).toEqual({ kind: 'delivered' });
    const { headers, body } = receiver.requests.at(-1) ?? { headers: {}, body: '' };
    expect(JSON.parse(body)).toEqual({ id: message('').id, event: 'alert.opened' });
    expect(headers).toMatchObject({ 'x-andon-delivery': message('').id, 'x-andon-attempt': '2' });
    const timestamp = Number(headers['x-andon-timestamp']);
    expect(Math.abs(timestamp - Date.now() / 1_000)).toBeLessThan(60);
    expect(headers['x-andon-signature']).toBe(signWebhook(key, timestamp, body));
    expect(headers['x-andon-signature']).not.toBe(signWebhook(key, timestamp, `${body} `));
  });

  it.each([
    [{ status: 500 }, { kind: 'failed', error: 'The receiver answered 500.' }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'failed', error: 'The receiver answered 429.', retryAfterSeconds: 7 },
    ],
    [{ status: 404 }, { kind: 'refused', error: 'The receiver answered 404.' }],
    [
      { status: 302, headers: { location: 'http://127.0.0.1:9/' } },
      { kind: 'refused', error: 'The receiver answered 302.' },
    ],
  ] as const)('answered by %j has the outcome %j', async (reply, outcome) => {
    receiver.answer(reply);
    expect(await sendWebhook(message(receiver.url), { key, timeoutMs })).toEqual(outcome);
  });

  it('that is never answered fails', async () => {
    receiver.answer('never');
    expect(await sendWebhook(message(receiver.url), { key, timeoutMs: 300 })).toEqual({
      kind: 'failed',
      error: 'The receiver did not answer within 300 ms.',
    });
  });

  it('that reaches nobody fails', async () => {
    expect(await sendWebhook(message('http://127.0.0.1:9/hook'), { key, timeoutMs })).toMatchObject({ kind: 'failed' });
  });
});

describe('Retry-After', () => {
  const now = new Date('2026-03-02T06:00:00Z');

  it.each([
    ['120', 120],
    ['Mon, 02 Mar 2026 06:01:30 GMT', 90],
    ['999999', 3_600],
    ['0', undefined],
    ['soon', undefined],
    [null, undefined],
  ])('%s asks for %s seconds', (header, seconds) => {
    expect(readRetryAfter(header, now)).toBe(seconds);
  });
});

describe('an e-mail', () => {
  const from = 'Andon <andon@example.org>';

  it('is handed in with its id, and the same one at every attempt', async () => {
    const mailer = new Mailer({ smtpUrl: mailServer.url, from, timeoutMs });
    expect(await mailer.send(message('sue@example.org', 'email'))).toEqual({ kind: 'delivered' });
    expect(await mailer.send(message('sue@example.org', 'email'))).toEqual({ kind: 'delivered' });
    mailer.close();
    const [first, second] = mailServer.mails.slice(-2);
    expect(first?.to).toEqual(['sue@example.org']);
    expect(first?.source).toContain('It has stood still for 12 minutes.');
    expect(first?.source).toContain(`Message-ID: <${message('').id}@andon>`);
    expect(second?.source).toContain(`Message-ID: <${message('').id}@andon>`);
  });

  it.each([
    ['550 is given up', '550@example.org', 'refused'],
    ['451 may go well later', '451@example.org', 'failed'],
  ])('refused with %s', async (_what, recipient, kind) => {
    const mailer = new Mailer({ smtpUrl: mailServer.url, from, timeoutMs });
    expect(await mailer.send(message(recipient, 'email'))).toMatchObject({ kind });
    mailer.close();
  });

  it('may go well later when nobody listens, and never without a server', async () => {
    const mailer = new Mailer({ smtpUrl: 'smtp://127.0.0.1:9', from, timeoutMs });
    expect(await mailer.send(message('sue@example.org', 'email'))).toMatchObject({ kind: 'failed' });
    mailer.close();
    const none = new Mailer({ smtpUrl: undefined, from, timeoutMs });
    expect(await none.send(message('sue@example.org', 'email'))).toMatchObject({ kind: 'refused' });
  });
});

describe('the keys of webhooks', () => {
  it('stay the same over restarts, differ between enterprises, and are for nobody else to read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'andon-webhook-keys-'));
    const [first, second] = await Promise.all([WebhookKeys.open(folder), WebhookKeys.open(folder)]);
    expect(first.keyOf(1)).toBe(second.keyOf(1));
    expect(first.keyOf(1)).toMatch(/^[0-9a-f]{64}$/);
    expect(first.keyOf(1)).not.toBe(first.keyOf(2));
    expect(statSync(join(folder, 'webhook.key')).mode & 0o077).toBe(0);
    rmSync(folder, { recursive: true });
  });
});
