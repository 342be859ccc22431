import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { Client, type Pool } from 'pg';
import { HasuraError } from '../metadata/hasura-error.ts';
import { JsonPlace } from '../metadata/json-place.ts';
import type { Json } from '../metadata/json.ts';
import type { Environment } from '../settings.ts';
import type { Answer } from './answer.ts';

/**
 * `{opts, clean_output, source}`: what `pg_dump` says of a source, with the options `opts`.
 *
 * @throws HasuraError when the program isn't installed or fails
 */
export async function dumpSource(
  body: Json,
  pools: ReadonlyMap<string, Pool>,
  environment: Environment,
): Promise<Answer> {
  const args = new JsonPlace(body);
  const options = args.optional('opts')?.list() ?? [];
  const source = args.optional('source')?.string() ?? 'default';
  const pool = pools.get(source);
  if (pool === undefined) {
    throw new HasuraError({ code: 'not-exists', message: `source with name "${source}" does not exist` });
  }
  const words = options.map((option) => option.string());
  const sql = await runPgDump(words, { ...environment, ...connectionVariables(pool) });
  const isCleaned = args.optional('clean_output')?.boolean() ?? false;
  return { status: 200, body: isCleaned ? clean(sql) : sql, contentType: 'application/sql' };
}

/** By variables, because a password among the arguments could be read by every process of the machine. */
function connectionVariables({ options }: Pool): Environment {
  const { host, port, user, password, database } = new Client(options);
  return {
    PGHOST: host,
    PGPORT: String(port),
    ...(user === undefined ? {} : { PGUSER: user }),
    ...(typeof password === 'string' ? { PGPASSWORD: password } : {}),
    ...(database === undefined ? {} : { PGDATABASE: database }),
  };
}

async function runPgDump(options: readonly string[], environment: Environment): Promise<string> {
  const program = spawn('pg_dump', ['--encoding=UTF8', ...options], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    program.once('error', reject);
    program.once('close', resolve);
  });
  try {
    const [sql, complaint, code] = await Promise.all([text(program.stdout), text(program.stderr), ended]);
    if (code === 0) return sql;
    throw failed(complaint);
  } catch (error) {
    throw error instanceof HasuraError ? error : failed(error instanceof Error ? error.message : String(error));
  }
}

function failed(complaint: string): HasuraError {
  const message = 'error while executing pg_dump';
  return new HasuraError({ code: 'unexpected', message, status: 500, internal: complaint });
}

/** Without comments, session settings and what every database has. */
function clean(sql: string): string {
  const lines = sql.split('\n').filter((line) => !noise.test(line));
  return lines.join('\n').replace(/\n{2,}/g, '\n');
}

const noise =
  /^(--|\\(un)?restrict |SET |SELECT pg_catalog\.set_config\('search_path'|CREATE SCHEMA public;|COMMENT ON SCHEMA public IS|CREATE TRIGGER "?notify_hasura_)/;
