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

  /** Runs the commands in one transaction; a single one is its own. */
  async transact(commands: readonly Command[]): Promise<void> {
    const [only, ...more] = commands;
    if (only === undefined) return;
    if (more.length === 0) {
      await this.run(only);
      return;
    }
    const client = await this.connected();
    await client.query('begin');
    try {
      for (const command of commands) await client.query(asQuery(command));
    } catch (error) {
      await client.query('rollback').catch(() => this.discard());
      throw error;
    }
    await client.query('commit');
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

function asQuery({ name, text, values }: Command): { name: string; text: string; values: (string | Buffer)[] } {
  return { name, text, values: [...values] };
}
