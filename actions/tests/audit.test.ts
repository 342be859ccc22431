import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CommandCaller } from './support/command-caller.ts';
import { readRows } from './support/read-rows.ts';
import { serveCommands, type ServedCommands } from './support/served-commands.ts';
import { ShopFloor } from './support/shop-floor.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

let served: ServedCommands;
let floor: ShopFloor;
let reasonId: number;
beforeAll(async () => {
  served = await serveCommands();
  floor = await ShopFloor.build(served, 'Here');
  reasonId = await floor.factory.reason('JAM');
});
afterAll(async () => served.stop());

async function justify(): Promise<string> {
  const { stopId } = await floor.stop();
  const caller = await CommandCaller.of(served, 'justifyStops', 'stops { stopId }');
  const { done, refused } = await caller.give(floor.as('operator'), { stops: [{ stopId, reasonId }] });
  if (done === undefined) throw new Error(JSON.stringify(refused));
  return done.commandId;
}

async function entriesOf(commandId: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return readRows(served, 'select * from audit_entries where command_id = $1 order by number', [commandId]);
}

/** What `npm run audit:verify` says of the database. */
async function verify(): Promise<{ readonly code: number | null; readonly out: string }> {
  const words = ['--import', 'tsx', 'local/src/cli/main.ts', 'audit', 'verify'];
  const env = { ...process.env, DATABASE_URL: served.databaseUrl, ANDON_ENV_FILE: '/nonexistent' };
  const child = spawn(process.execPath, words, { cwd: project, env });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, out };
}

/** Does what only the owner of the database can do: changes the trail with its triggers switched off. */
async function tamper(statement: string): Promise<void> {
  const client = await served.pool.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica; ${statement}; commit`);
  } finally {
    client.release();
  }
}

describe('the audit trail', () => {
  it('says what a command changed, from what to what, and who gave it', async () => {
    const commandId = await justify();
    const entries = await entriesOf(commandId);
    const ofStop = entries.filter(({ table_name: table }) => table === 'equipment_events');
    expect(ofStop).toMatchObject([
      {
        enterprise_id: floor.factory.enterpriseId,
        operation: 'update',
        row_before: { downtime_reason_id: null, version: 1 },
        row_after: { downtime_reason_id: reasonId, version: 2 },
        user_id: floor.as('operator').userId,
        role: 'operator',
      },
    ]);
    expect(entries.map(({ table_name: table }) => table)).toContain('stop_edits');
  });

  it('keeps configuration whoever writes it, and nothing that did not happen', async () => {
    const before = await readRows(served, 'select max(number)::int as last from audit_entries');
    await served.pool.query(`update downtime_reasons set name = 'Jammed' where id = $1`, [reasonId]);
    const [kept] = await readRows(served, `select * from audit_entries order by enterprise_id, number desc limit 1`);
    expect(kept).toMatchObject({ table_name: 'downtime_reasons', role: 'postgres', row_after: { name: 'Jammed' } });
    const after = await readRows(served, 'select max(number)::int as last from audit_entries');
    const caller = await CommandCaller.of(served, 'justifyStops', 'stops { stopId }');
    await caller.give(floor.as('operator'), { stops: [{ stopId: 999_999, reasonId }] });
    expect(await readRows(served, 'select max(number)::int as last from audit_entries')).toEqual(after);
    expect(after).not.toEqual(before);
  });

  it('can be changed, emptied or shortened by nobody', async () => {
    for (const statement of [
      `update audit_entries set row_after = '{}'`,
      'delete from audit_entries',
      'truncate audit_entries',
      'update audit_chains set last_number = 0',
      'delete from audit_chains',
      'truncate audit_chains',
    ]) {
      await expect(served.pool.query(statement)).rejects.toThrow('the audit trail only grows');
    }
    const mutations = await served.ask(
      floor.as('administrator'),
      '{ __type(name: "mutation_root") { fields { name } } }',
    );
    expect(JSON.stringify(mutations)).not.toContain('audit_entries');
  });
});

describe('npm run audit:verify', () => {
  beforeEach(async () => {
    await justify();
  });

  it('finds nothing in what nobody touched, and tells the ends of the chains', async () => {
    const { code, out } = await verify();
    expect(out).toContain('Every entry is as it was written.');
    expect(out).toMatch(/Enterprise \d+: \d+ entries, the last one [0-9a-f]{64}/);
    expect(code).toBe(0);
  });

  it.each([
    [
      'a changed entry',
      `update audit_entries set row_after = '{"name": "Nothing"}' where number = 2`,
      'what it says was changed',
    ],
    ['a changed author', 'update audit_entries set user_id = null where number = 3', 'what it says was changed'],
    [
      'an entry that was changed with its hash',
      `update audit_entries entry set hash = audit_hash(entry) where number in (2, 3)`,
      'it does not follow the entry before it',
    ],
    ['an entry that was removed', 'delete from audit_entries where number = 4', 'entries before it were removed'],
    [
      'an end that was cut off',
      `delete from audit_entries entry using audit_chains chain
       where entry.enterprise_id = chain.enterprise_id and entry.number = chain.last_number`,
      'the last entries were removed',
    ],
  ])('finds %s', async (_what, statement, fault) => {
    await tamper(statement);
    const { code, out } = await verify();
    expect(out).toContain(fault);
    expect(code).toBe(1);
  });
});
