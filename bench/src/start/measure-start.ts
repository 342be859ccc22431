import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { freePorts } from '@andon/mqtt/testing';
import { Client } from 'pg';
import { readSql } from '../read-sql.ts';
import { childEnvironment } from '../settings.ts';

/** From the command to the first committed row of a simulated machine. */
export interface StartFigures {
  readonly firstStartMs: number;
  readonly nextStartMs: number;
}

const newestRow = readSql(import.meta.url, './newest-row.sql');
const root = fileURLToPath(new URL('../../../', import.meta.url));
const limitMs = 120_000;

/**
 * Starts the platform by `npm start` on an empty folder of its own, stops it, and starts it again. The temporary folder is
 * its own too, so that the first start finds no TypeScript translated by an earlier run, as after `npm ci`.
 */
export async function measureStart(): Promise<StartFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'andon-bench-start-'));
  const temporaryFolder = mkdtempSync(join(tmpdir(), 'andon-bench-temporary-'));
  try {
    const firstStartMs = await startToFirstRow(folder, temporaryFolder);
    const nextStartMs = await startToFirstRow(folder, temporaryFolder);
    return { firstStartMs, nextStartMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(temporaryFolder, { recursive: true, force: true });
  }
}

async function startToFirstRow(folder: string, temporaryFolder: string): Promise<number> {
  const [databasePort, mqttPort, ingestPort, webPort, actionsPort, enginePort] = await freePorts(6);
  const startedAt = Date.now();
  const platform = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: childEnvironment({
      ANDON_DATA_FOLDER: folder,
      TMPDIR: temporaryFolder,
      ANDON_DATABASE_PORT: String(databasePort),
      ANDON_MQTT_PORT: String(mqttPort),
      ANDON_INGEST_PORT: String(ingestPort),
      ANDON_WEB_PORT: String(webPort),
      ANDON_ACTIONS_PORT: String(actionsPort),
      ANDON_ENGINE_PORT: String(enginePort),
    }),
    stdio: 'ignore',
    detached: true,
  });
  const exit = once(platform, 'exit');
  try {
    await waitForRow(`postgresql://postgres:andon@127.0.0.1:${databasePort}/postgres`, startedAt);
    return Date.now() - startedAt;
  } finally {
    if (platform.pid !== undefined) process.kill(-platform.pid, 'SIGINT');
    await exit;
  }
}

async function waitForRow(databaseUrl: string, startedAt: number): Promise<void> {
  while (Date.now() - startedAt < limitMs) {
    if (await hasRow(databaseUrl, startedAt)) return;
    await delay(100);
  }
  throw new Error(`No row arrived within ${limitMs / 1_000} s of npm start.`);
}

async function hasRow(databaseUrl: string, sinceMs: number): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ rows: string }>(newestRow, [sinceMs]);
    return Number(rows[0]?.rows) > 0;
  } catch {
    return false; // the database is not up yet, or its tables are not there yet
  } finally {
    await client.end().catch(() => undefined);
  }
}
