import type { Pool } from 'pg';
import { readSql } from '../read-sql.ts';
import type { EngineProcess } from './engine-process.ts';
import { wideMetadata } from './metadata.ts';

export interface SchemaFigures {
  readonly tables: number;
  readonly roles: number;
  /** From new metadata to the answer that it is served. */
  readonly modelMs: number;
  /** From there until every role has been answered its first request. */
  readonly allRolesMs: number;
}

const createWideTables = readSql(import.meta.url, 'create-wide-tables.sql');
const tables = 200;
const roles = 50;

/** How long the model takes, and the schemas of all roles, which are made with each one's first request. */
export async function measureSchemas(pool: Pool, serverUrl: string, engine: EngineProcess): Promise<SchemaFigures> {
  await pool.query(createWideTables);
  const startedAt = performance.now();
  await engine.replaceMetadata(wideMetadata(serverUrl, tables, roles));
  const builtAt = performance.now();
  for (let role = 0; role < roles; role += 1) {
    await engine.post('/v1/graphql', { 'x-hasura-role': `role_${role}` }, { query: '{ __typename }' });
  }
  return { tables, roles, modelMs: builtAt - startedAt, allRolesMs: performance.now() - builtAt };
}
