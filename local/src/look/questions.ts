import { readSql } from '../read-sql.ts';

/** What `npm run db:<name>` shows. */
export interface Question {
  readonly summary: string;
  /** Its only parameter is the number of rows. */
  readonly sql: string;
}

/** Every question that can be asked of a database in one word. */
export const questions: Readonly<Record<string, Question>> = {
  values: { summary: 'the newest samples and measurements', sql: readSql(import.meta.url, 'values.sql') },
  events: { summary: 'what machines did last', sql: readSql(import.meta.url, 'events.sql') },
  stops: { summary: 'the latest stops with their reasons', sql: readSql(import.meta.url, 'stops.sql') },
  orders: { summary: 'the latest orders', sql: readSql(import.meta.url, 'orders.sql') },
  count: { summary: 'how many rows there are of what', sql: readSql(import.meta.url, 'count.sql') },
};
