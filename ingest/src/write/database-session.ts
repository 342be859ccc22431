import { Client } from 'pg';
import type { Command } from './commands.ts';

/** A statement that takes longer than this is taken for lost with its connection; merging again does no harm. */
const statementTimeoutMs = 120_000;
const connectTimeoutMs = 10_000;

/** One connection to the database, opened when it is needed and thrown away when it fails. */
export class DatabaseSession {
  private readonly url: string;
  private client: Client | undefined;

  constructor(url: string) {
    this.url = url;
  }

  /**
   * Runs the commands in one transaction; a single one is its own. All are sent at once: the database need not wait for
   * this process between them. When one fails, the server passes over the rest and answers the commit by rolling back.
   */
  async transact(commands: readonly Command[]): Promise<void> {
    const [only, ...more] = commands;
    if (only === undefined) return;
    if (more.length === 0) {
      await this.run(only);
      return;
    }
    const client = await this.connected();
    const sent = [
      client.query('begin'),
      ...commands.map((command) => client.query(asQuery(command))),
      client.query('commit'),
    ];
    const outcomes = await Promise.allSettled(sent);
    const fault = outcomes.find((outcome) => outcome.status === 'rejected');
    if (fault !== undefined) throw fault.reason;
  }

  /** Runs one command and returns its rows. */
  async run(command: Command): Promise<readonly unknown[]> {
    const client = await this.connected();
    const { rows } = await client.query<Record<string, unknown>>(asQuery(command));
    return rows;
  }

  /** Throws the connection away; the next command opens another. */
  discard(): void {
    const { client } = this;
    this.client = undefined;
    client?.end().catch(() => undefined);
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connected(): Promise<Client> {
    if (this.client !== undefined) return this.client;
    const client = new Client({
      connectionString: this.url,
      application_name: 'andon ingest',
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: statementTimeoutMs,
      keepAlive: true,
      pipeline: true,
    });
    client.on('error', () => this.discard());
    client.on('end', () => {
      if (this.client === client) this.client = undefined;
    });
    await client.connect();
    this.client = client;
    return client;
  }
}

function asQuery({ name, text, values }: Command): { name: string; text: string; values: (string | Buffer | null)[] } {
  return { name, text, values: [...values] };
}
