import type { ClientBase } from 'pg';
import { readSql } from '../metadata/read-sql.ts';
import { objectKey, type ReadObject } from '../sql/read-object.ts';

const sql = {
  create: readSql(import.meta.url, 'create-announcements.sql'),
  whatObjectsRead: readSql(import.meta.url, 'what-objects-read.sql'),
  announcingTables: readSql(import.meta.url, 'announcing-tables.sql'),
  begin: readSql(import.meta.url, 'begin-announcing.sql'),
  end: readSql(import.meta.url, 'end-announcing.sql'),
};

/** By `objectKey`, the ids of the tables whose announcements tell of every change of the object. */
export type TablesRead = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Sees to it that the tables that objects read announce their changes, and that others no longer do. Objects that no
 * announcement can speak for are missing in the answer: those that read more than tables, and those with a table that
 * takes no trigger from this user, or not now.
 */
export async function prepareAnnouncements(client: ClientBase, objects: readonly ReadObject[]): Promise<TablesRead> {
  await client.query(sql.create);
  const read = await tablesRead(client, objects);
  const wanted = new Set([...read.values()].flatMap((tables) => [...tables]));
  const announcing = await announcingTables(client);
  for (const table of announcing) if (!wanted.has(table)) await succeeds(client, sql.end, table);
  for (const table of wanted) {
    if (!announcing.has(table) && (await succeeds(client, sql.begin, table))) announcing.add(table);
  }
  return new Map([...read].filter(([, tables]) => [...tables].every((table) => announcing.has(table))));
}

async function tablesRead(client: ClientBase, objects: readonly ReadObject[]): Promise<TablesRead> {
  const { rows } = await client.query<ObjectRow>(sql.whatObjectsRead, [JSON.stringify(objects)]);
  return new Map(
    rows.flatMap(({ tables, ...object }) => (tables === null ? [] : [[objectKey(object), new Set(tables)] as const])),
  );
}

interface ObjectRow {
  readonly kind: 'table' | 'function';
  readonly schema: string;
  readonly name: string;
  readonly tables: readonly string[] | null;
}

async function announcingTables(client: ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ readonly table_id: string }>(sql.announcingTables);
  return new Set(rows.map(({ table_id: id }) => id));
}

/** Each table is a transaction of its own, so that one that refuses doesn't hold the others back. */
async function succeeds(client: ClientBase, statement: string, table: string): Promise<boolean> {
  try {
    await client.query(statement, [table]);
    return true;
  } catch {
    return false;
  }
}
