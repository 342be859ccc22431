import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const runStateFileName = 'run.json';

const identity = z.object({ pid: z.int(), startedAt: z.string() });

const roomState = z.object({
  name: z.string(),
  state: z.enum(['waiting', 'starting', 'ready', 'backing-off', 'stopping', 'stopped', 'external']),
  /** True once it failed several times in a row. */
  failing: z.boolean(),
  /** Where it is reached, without credentials. */
  address: z.string().nullable(),
  process: identity.nullable(),
  restarts: z.int(),
  /** Since when it is in this state, ISO 8601. */
  since: z.string(),
  lastError: z.string().nullable(),
  logFile: z.string().nullable(),
});

const runState = z.object({
  version: z.literal(1),
  supervisor: identity,
  startedAt: z.string(),
  dataFolder: z.string(),
  /** With credentials: those of the embedded database are the public ones of the dev profile. */
  databaseUrl: z.string(),
  mqttUrl: z.string(),
  ingestUrl: z.string(),
  graphqlUrl: z.string(),
  /** Opens everything at `graphqlUrl`: the public one of the dev profile, unless the environment names another. */
  adminSecret: z.string(),
  rooms: z.array(roomState).readonly(),
});

/** What one room is doing. */
export type RoomState = Readonly<z.infer<typeof roomState>>;

/** What a running platform tells other commands about itself, kept in the data folder while it runs. */
export type RunState = Readonly<z.infer<typeof runState>>;

/** Replaces the run state as a whole, so that a reader never meets half of it. The file is for its owner's eyes only. */
export function writeRunState(state: RunState): void {
  const path = join(state.dataFolder, runStateFileName);
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(aside, path);
}

/** The last run's state, whether that run still goes on or not; undefined when there is none that can be read. */
export function readRunState(dataFolder: string): RunState | undefined {
  try {
    return runState.parse(JSON.parse(readFileSync(join(dataFolder, runStateFileName), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Removes the run state after a clean stop. */
export function removeRunState(dataFolder: string): void {
  rmSync(join(dataFolder, runStateFileName), { force: true });
}
