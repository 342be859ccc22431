import { createTransport, type Transporter } from 'nodemailer';
import type { Message } from './message.ts';
import type { SendOutcome } from './send-outcome.ts';

/** Where e-mails are handed in, and in whose name. */
export interface MailerOptions {
  /** Such as smtps://user:password@mail.example.org; undefined: e-mails cannot be sent. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
  readonly timeoutMs: number;
}

/** Hands e-mails in by SMTP, over connections that it keeps. */
export class Mailer {
  readonly #transport: Transporter | undefined;
  readonly #from: string;

  constructor({ smtpUrl, from, timeoutMs }: MailerOptions) {
    this.#from = from;
    this.#transport =
      smtpUrl === undefined
        ? undefined
        : createTransport({
            url: smtpUrl,
            pool: true,
            connectionTimeout: timeoutMs,
            greetingTimeout: timeoutMs,
            socketTimeout: timeoutMs,
          });
  }

  async send(message: Message): Promise<SendOutcome> {
    if (this.#transport === undefined) return { kind: 'refused', error: 'E-mail is not set up: set SMTP_URL.' };
    try {
      await this.#transport.sendMail({
        from: this.#from,
        to: { name: '', address: message.recipient },
        subject: message.title,
        text: message.body,
        // The same at every attempt, by which mail programs show a repeated message once.
        messageId: `<${message.id}@andon>`,
        headers: { 'X-Andon-Delivery': message.id, 'Auto-Submitted': 'auto-generated' },
      });
      return { kind: 'delivered' };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  /** Closes the connections. */
  close(): void {
    this.#transport?.close();
  }
}

/** 5xx of SMTP is for good (RFC 5321 section 4.2.1), all else may pass. */
function outcomeOf(error: unknown): SendOutcome {
  const described = error instanceof Error ? error.message : String(error);
  const status = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  return { kind: status >= 500 ? 'refused' : 'failed', error: described };
}
