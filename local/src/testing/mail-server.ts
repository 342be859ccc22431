import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** An e-mail as it was handed in. */
export interface ReceivedMail {
  readonly to: readonly string[];
  /** Headers and text. */
  readonly source: string;
}

/** An SMTP server that keeps what it is given, and refuses recipients whose address begins with a status, such as `550@…`. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  readonly #server: SMTPServer;

  private constructor(received: (mail: ReceivedMail) => void) {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, callback) => {
        const status = Number(/^\d{3}/.exec(address)?.[0] ?? 0);
        callback(status === 0 ? undefined : Object.assign(new Error('not here'), { responseCode: status }));
      },
      onData: (stream, { envelope }, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const mail = { to: envelope.rcptTo.map(({ address }) => address), source: Buffer.concat(chunks).toString() };
          this.mails.push(mail);
          received(mail);
          callback();
        });
      },
    });
    this.#server.on('error', () => undefined);
  }

  /** @param received hears of each e-mail before it is acknowledged */
  static async start(received: (mail: ReceivedMail) => void = () => undefined): Promise<MailServer> {
    const started = new MailServer(received);
    started.#server.listen(0, '127.0.0.1');
    await once(started.#server.server, 'listening');
    return started;
  }

  get url(): string {
    const { port } = this.#server.server.address() as AddressInfo; // a listening TCP server always has one
    return `smtp://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
