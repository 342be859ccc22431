import type { Pool } from 'pg';
import type { ScheduledRetries } from '../metadata/cron-trigger-metadata.ts';
import type { Json } from '../metadata/json.ts';
import { readSql } from '../metadata/read-sql.ts';
import type { HeaderMetadata, WebhookMetadata } from '../metadata/webhook-metadata.ts';

const insert = readSql(import.meta.url, 'insert-one-off-event.sql');

/** What a handler shall be told once. */
export interface OneOffEvent {
  readonly webhook: WebhookMetadata;
  /** ISO 8601. */
  readonly scheduleAt: string;
  readonly retries: ScheduledRetries;
  readonly payload: Json;
  readonly headers: readonly HeaderMetadata[];
  readonly comment: string | null;
}

/** Keeps the event until its time has come; answers its id. */
export async function insertOneOffEvent(pool: Pool, event: OneOffEvent): Promise<string> {
  const { webhook, scheduleAt, retries, payload, headers, comment } = event;
  const [webhookText, retriesText, payloadText, headersText] = [webhook, retries, payload, headers].map((part) =>
    JSON.stringify(part),
  );
  const values = [webhookText, scheduleAt, retriesText, payloadText, headersText, comment];
  const { rows } = await pool.query<{ id: string }>(insert, values);
  return rows[0]?.id ?? '';
}
