import { seedHistory } from '@andon/edge';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  panelsOf,
  readDashboards,
  sqlTargetsOf,
  type Dashboard,
  type DashboardVariable,
} from './support/dashboards.ts';
import { expandQuery, type Choices, type TimeRange } from './support/expand-query.ts';
import { projectFile } from './support/project-file.ts';

const days = 1;
const enterprise = 'Simulator Corp';
const shopFloor = projectFile('deploy/tests/support/shop-floor.sql');
const dashboards = readDashboards();

let database: TestDatabase;
/** A little more than the history, which may have been made earlier today. */
let range: TimeRange;
/** Connects as Grafana does. */
let reader: Pool;

beforeAll(async () => {
  database = await startTestDatabase({ filling: { key: `${days} days ${shopFloor}`, fill: fillShopFloor } });
  range = { from: new Date(Date.now() - 2 * days * 86_400_000), to: new Date() };
  reader = new Pool({ connectionString: database.url.replace('postgres:', 'andon_dashboards:'), max: 2 });
});
afterAll(async () => {
  await reader.end();
  await database.stop();
});

async function fillShopFloor(databaseUrl: string): Promise<void> {
  await seedHistory({ databaseUrl, days });
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(shopFloor);
  } finally {
    await client.end();
  }
}

type Row = Readonly<Record<string, unknown>>;

async function ask(sql: string, choices: Choices): Promise<readonly Row[]> {
  const { rows } = await reader.query<Row>(expandQuery(sql, choices, range));
  return rows;
}

const chosen = new Map<string, Choices>();

/** What is chosen when a dashboard opens: all of what takes several, the first of the rest. */
async function choose({ uid, templating }: Dashboard): Promise<Choices> {
  const before = chosen.get(uid);
  if (before !== undefined) return before;
  let choices: Choices = {};
  for (const variable of templating.list)
    choices = { ...choices, [variable.name]: await firstChoice(variable, choices) };
  chosen.set(uid, choices);
  return choices;
}

async function firstChoice(
  { type, query, multi, options }: DashboardVariable,
  choices: Choices,
): Promise<Choices[string]> {
  if (type !== 'query') return String(options?.[0]?.value ?? '');
  const rows = await ask(query, choices);
  expect(rows).not.toEqual([]);
  const values = rows.map(({ __value: value }) => String(value));
  // Of the enterprises the one that the shop floor is filled for.
  const [first = ''] = rows.flatMap(({ __text: text }, index) => (text === enterprise ? (values[index] ?? '') : []));
  return multi ? values : first || (values[0] ?? '');
}

/** Choices with each value of each list that a question depends on, one at a time. */
function variations({ templating }: Dashboard, sql: string, choices: Choices): readonly Choices[] {
  return templating.list
    .filter(({ name, type }) => type === 'custom' && sql.includes(`$${name}`))
    .flatMap(({ name, options = [] }) => options.slice(1).map(({ value }) => ({ ...choices, [name]: String(value) })));
}

describe.each(dashboards.filter(({ uid }) => uid !== 'andon-logs').map((one) => [one.title, one] as const))(
  'what %s asks the database',
  (_, dashboard) => {
    test.each(
      panelsOf(dashboard).flatMap((panel) =>
        sqlTargetsOf(panel).map((target) => [panel.title, panel.type, target] as const),
      ),
    )('%s is answered with rows', async (__, type, { rawSql, format }) => {
      const choices = await choose(dashboard);
      const rows = await ask(rawSql, choices);
      expect(rows).not.toEqual([]);
      const columns = Object.keys(rows[0] ?? {});
      if (format === 'time_series' || type === 'timeseries' || type === 'state-timeline') {
        expect(columns).toContain('time');
        expect(rows[0]?.['time']).toBeInstanceOf(Date);
      }
      for (const varied of variations(dashboard, rawSql, choices)) await ask(rawSql, varied);
    });
  },
);

describe('the role that dashboards read as', () => {
  const secretName = '(hash|token|secret|password|pin|payload|e?mail|recipient|webhook_url|detail|input|result)';

  test('reads nothing that is secret', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select c.oid::regclass || '.' || a.attname as name
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'v', 'm', 'p') and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema|_?timescaledb)'
         and has_schema_privilege('andon_dashboards', c.relnamespace, 'usage')
         and has_column_privilege('andon_dashboards', c.oid, a.attnum, 'select')
         and a.attname ~ $1
       order by 1`,
      [`(^|_)${secretName}s?(_|$)`],
    );
    // Why a message was refused is a sentence of ours; what was in it stays out.
    expect(rows.map(({ name }) => name)).toEqual(['dead_letters.detail', 'unregistered_topics.detail']);
  });

  test.each([
    'select * from access.credentials',
    'select * from access.refresh_tokens',
    'select payload from dead_letters',
    'select email from users',
    'select * from user_logs',
    'select * from commands',
    'select * from audit_entries',
    'select recipient from message_deliveries',
    'select webhook_url from alert_rules',
    'select * from hdb_catalog.schema_migrations',
    `select pg_read_file('postgresql.conf')`,
    'select rolpassword from pg_authid',
  ])('may not %s', async (sql) => {
    await expect(reader.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  test.each([
    `update equipment set name = 'mine'`,
    'insert into enterprises (name) values (1)',
    'delete from equipment_events',
    'truncate telemetry',
    'create table mine (id int)',
    'drop view equipment_overview',
    'alter role andon_dashboards superuser',
    'select process_restatements()',
    'select refresh_equipment_status()',
    `select api.run_command('login', '{}')`,
  ])('may not %s', async (sql) => {
    await expect(reader.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  test('has no password of its own, and is kept to short statements that write nothing', async () => {
    const { rows } = await database.pool.query(
      `select rolpassword, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication, rolcanlogin,
         (select array_agg(setting order by setting) from unnest(setconfig) setting) as settings
       from pg_authid left join pg_db_role_setting on setrole = pg_authid.oid where rolname = 'andon_dashboards'`,
    );
    expect(rows).toEqual([
      {
        rolpassword: null,
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolbypassrls: false,
        rolreplication: false,
        rolcanlogin: true,
        settings: [
          'default_transaction_read_only=on',
          'idle_in_transaction_session_timeout=30s',
          'lock_timeout=5s',
          'statement_timeout=30s',
        ],
      },
    ]);
  });
});
