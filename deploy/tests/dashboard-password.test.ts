import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverPrograms, startServer, type RunningServer } from '@andon/local/installed-server';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectFile, projectFolder } from './support/project-file.ts';

const service = z
  .object({ services: z.object({ 'dashboard-password': z.object({ entrypoint: z.array(z.string()) }) }) })
  .parse(parse(projectFile('docker-compose.yml'), { merge: true })).services['dashboard-password'];

/** The command of docker-compose.yml on an installed PostgreSQL: only addresses and paths are others. */
describe.skipIf(serverPrograms === undefined)('what gives the role of the dashboards its password', () => {
  const programs = serverPrograms ?? '';
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(programs);
    const { rows } = await server.pool.query<{ hba_file: string }>('show hba_file');
    const path = rows[0]?.hba_file ?? '';
    writeFileSync(path, `host all andon_dashboards 127.0.0.1/32 scram-sha-256\n${readFileSync(path, 'utf8')}`);
    await server.pool.query('select pg_reload_conf()');
    // The server reads the file a moment later. From then on even a role that is not there has to prove itself.
    const isRead = () => expect(signIn('any')).rejects.toThrow('password authentication failed');
    await vi.waitFor(isRead, { timeout: 30_000 });
  });
  afterAll(() => server.stop());

  function run(password: string): { readonly status: number | null; readonly output: string } {
    const [program = '', ...words] = service.entrypoint.map((word) =>
      word === '/set-dashboard-password.sql'
        ? join(projectFolder, 'deploy/timescaledb/set-dashboard-password.sql')
        : word,
    );
    const { hostname, port } = new URL(server.url);
    const { status, stdout, stderr } = spawnSync(join(programs, program), words, {
      env: {
        PGHOST: hostname,
        PGPORT: port,
        PGUSER: 'postgres',
        PGDATABASE: 'postgres',
        GRAFANA_DATABASE_PASSWORD: password,
      },
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  }

  async function signIn(password: string): Promise<string> {
    const url = new URL(server.url);
    const client = new Client({
      host: url.hostname,
      port: Number(url.port),
      user: 'andon_dashboards',
      password,
      database: 'postgres',
    });
    await client.connect();
    await client.end();
    return 'signed in';
  }

  test('fails, to be tried again, until the migrations have made the role', () => {
    const { status, output } = run('early');
    expect(status).not.toBe(0);
    expect(output).toContain('role "andon_dashboards" does not exist');
  });

  test('has Grafana sign in with it and with no other, and says it nowhere', async () => {
    await server.pool.query('create role andon_dashboards login');
    const password = `it's "quoted" \\ and $(long)`;
    expect(run(password)).toEqual({ status: 0, output: '' });
    expect(await signIn(password)).toBe('signed in');
    await expect(signIn('another')).rejects.toThrow('password authentication failed');
    expect(run('a new one')).toEqual({ status: 0, output: '' });
    expect(await signIn('a new one')).toBe('signed in');
    await expect(signIn(password)).rejects.toThrow('password authentication failed');
  });
});
