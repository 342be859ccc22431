import type { Settings } from '../settings.ts';
import { Mailer } from './mailer.ts';
import type { Message } from './message.ts';
import type { SendOutcome } from './send-outcome.ts';
import { sendWebhook } from './send-webhook.ts';
import type { WebhookKeys } from './webhook-keys.ts';

/** Sends messages by whichever channel they are for. */
export class Notifier {
  readonly #mailer: Mailer;
  readonly #keys: WebhookKeys;
  readonly #timeoutMs: number;

  constructor(options: { readonly mailer: Mailer; readonly keys: WebhookKeys; readonly timeoutMs: number }) {
    this.#mailer = options.mailer;
    this.#keys = options.keys;
    this.#timeoutMs = options.timeoutMs;
  }

  async send(message: Message): Promise<SendOutcome> {
    switch (message.channel) {
      case 'email':
        return this.#mailer.send(message);
      case 'webhook':
        return sendWebhook(message, { key: this.#keys.keyOf(message.enterpriseId), timeoutMs: this.#timeoutMs });
    }
  }

  close(): void {
    this.#mailer.close();
  }
}

/** A notifier with the mail server and the time limit of the settings. */
export function openNotifier({ smtpUrl, smtpFrom, sendTimeoutMs: timeoutMs }: Settings, keys: WebhookKeys): Notifier {
  return new Notifier({ mailer: new Mailer({ smtpUrl, from: smtpFrom, timeoutMs }), keys, timeoutMs });
}
