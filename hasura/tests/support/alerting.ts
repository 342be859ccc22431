import type { Pool } from 'pg';

/** An alert as tests compare it. */
export interface RaisedAlert {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly isOpen: boolean;
  readonly repetitions: number;
}

/** Columns of `alert_rules`, and who is told. */
export interface AlertRule {
  readonly name: string;
  readonly kind: string;
  readonly channels?: readonly string[];
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
  readonly emails?: readonly string[];
  readonly [column: string]: unknown;
}

/** Sets an alert rule up as rows, past its command; gives its number. */
export async function addAlertRule(pool: Pool, enterpriseId: number, rule: AlertRule): Promise<number> {
  const { users = [], roles = [], emails = [], ...columns } = rule;
  const values = { channels: ['in_app'], enterprise_id: enterpriseId, ...columns };
  const names = Object.keys(values);
  const { rows } = await pool.query<{ id: number }>(
    `insert into alert_rules (${names.join()}) select ${names.map((name) => `given.${name}`).join()}
     from jsonb_populate_record(null::alert_rules, $1) given returning id`,
    [values],
  );
  const [{ id } = { id: 0 }] = rows;
  await pool.query(
    `insert into alert_rule_recipients (alert_rule_id, user_id, role, email)
     select $1::int, told, null, null from unnest($2::uuid[]) told
     union all select $1::int, null, told, null from unnest($3::text[]) told
     union all select $1::int, null, null, told from unnest($4::text[]) told`,
    [id, users, roles, emails],
  );
  return id;
}

/** Lets raise_alerts look; gives the alerts that it changed. */
export async function raiseAlerts(pool: Pool, enterpriseId: number): Promise<readonly RaisedAlert[]> {
  return readRows(pool, 'select * from api.raise_alerts($1)', enterpriseId);
}

/** All alerts of an enterprise in the order in which they were opened. */
export async function readAlerts(pool: Pool, enterpriseId: number): Promise<readonly RaisedAlert[]> {
  return readRows(pool, 'select * from alerts where enterprise_id = $1', enterpriseId);
}

async function readRows(pool: Pool, statement: string, enterpriseId: number): Promise<readonly RaisedAlert[]> {
  const { rows } = await pool.query<RaisedAlert>(
    `select id, kind, subject, title, ended_at is null as "isOpen", repetitions from (${statement}) alert order by id`,
    [enterpriseId],
  );
  return rows;
}
