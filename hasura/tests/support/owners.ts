import type { Pool } from 'pg';

/** A row of a GraphQL answer, with the rows that relationships lead to in it. */
export type AnsweredRow = Readonly<Record<string, unknown>>;

/** Statements that say whose row each key of a column names, by the names that columns have throughout the schema. */
const ownerStatements: Readonly<Record<string, string>> = {
  enterprise_id: 'select id::text as key, id as owner from enterprises',
  enterprise: 'select name as key, id as owner from enterprises',
  site_id: 'select id::text as key, enterprise_id as owner from sites',
  area_id: 'select areas.id::text as key, enterprise_id as owner from areas join sites on sites.id = site_id',
  equipment_id: 'select id::text as key, enterprise_of(id) as owner from equipment',
  metric_id: 'select id::text as key, enterprise_of(equipment_id) as owner from metrics',
  product_id: 'select id::text as key, enterprise_id as owner from products',
  production_order_id: 'select id::text as key, enterprise_id as owner from production_orders',
  production_order_run_id: 'select id::text as key, enterprise_of(equipment_id) as owner from production_order_runs',
  downtime_reason_id: 'select id::text as key, enterprise_id as owner from downtime_reasons',
  andon_call_id: 'select id::text as key, enterprise_of(equipment_id) as owner from andon_calls',
  escalation_rule_id: 'select id::text as key, enterprise_id as owner from escalation_rules',
  production_report_id: 'select id::text as key, enterprise_of(equipment_id) as owner from production_reports',
  scrap_reason_id: 'select id::text as key, enterprise_id as owner from scrap_reasons',
  reason_rule_id: 'select id::text as key, enterprise_id as owner from stop_reason_rules',
  stop_id: 'select id::text as key, enterprise_of(equipment_id) as owner from equipment_events',
  team_id: 'select teams.id::text as key, enterprise_id as owner from teams join sites on sites.id = site_id',
  calendar_id:
    'select calendar.id::text as key, enterprise_id as owner from shift_calendars calendar join sites on sites.id = site_id',
  shift_pattern_id: `select pattern.id::text as key, enterprise_id as owner from shift_patterns pattern
    join shift_calendars calendar on calendar.id = pattern.calendar_id join sites on sites.id = calendar.site_id`,
  shift_instance_id: `select instance.id::text as key, enterprise_id as owner from shift_instances instance
    join shift_calendars calendar on calendar.id = instance.calendar_id join sites on sites.id = calendar.site_id`,
  user_id: 'select id::text as key, enterprise_id as owner from users',
};

/** The same about sites, of what belongs to one. */
const siteStatements: Readonly<Record<string, string>> = {
  site_id: 'select id::text as key, id as owner from sites',
  area_id: 'select id::text as key, site_id as owner from areas',
  equipment_id: 'select id::text as key, site_of(id) as owner from equipment',
  metric_id: 'select id::text as key, site_of(equipment_id) as owner from metrics',
  production_order_run_id: 'select id::text as key, site_of(equipment_id) as owner from production_order_runs',
  stop_id: 'select id::text as key, site_of(equipment_id) as owner from equipment_events',
  team_id: 'select id::text as key, site_id as owner from teams',
  terminal_id: 'select id::text as key, site_id as owner from terminals',
  calendar_id: 'select id::text as key, site_id as owner from shift_calendars',
  shift_pattern_id: `select pattern.id::text as key, site_id as owner from shift_patterns pattern
    join shift_calendars calendar on calendar.id = pattern.calendar_id`,
  shift_instance_id: `select instance.id::text as key, site_id as owner from shift_instances instance
    join shift_calendars calendar on calendar.id = instance.calendar_id`,
};

/** Columns that hold users' ids under other names. */
const userColumns = [
  'made_by',
  'justified_by',
  'reported_by',
  'corrected_by',
  'raised_by',
  'acknowledged_by',
  'resolved_by',
  'cancelled_by',
  'escalated_by',
  'touched_by',
  'locked_by',
];

/** Says which enterprises, or sites, the rows of an answer belong to, by every key in them: independent of any row filter. */
export class Owners {
  readonly #ownerOf: ReadonlyMap<string, ReadonlyMap<string, number>>;

  private constructor(ownerOf: ReadonlyMap<string, ReadonlyMap<string, number>>) {
    this.#ownerOf = ownerOf;
  }

  static async read(pool: Pool): Promise<Owners> {
    const ownerOf = await readOwners(pool, ownerStatements);
    const users = ownerOf.get('user_id') ?? new Map<string, number>();
    for (const column of userColumns) ownerOf.set(column, users);
    return new Owners(ownerOf);
  }

  /** Of what belongs to a site; products, orders, reasons, rules and people are the enterprise's and have no owner here. */
  static async readSites(pool: Pool): Promise<Owners> {
    return new Owners(await readOwners(pool, siteStatements));
  }

  /** The owners named by a row's own columns and by the rows nested in it. */
  of(row: AnsweredRow): ReadonlySet<number> {
    const found = new Set<number>();
    for (const [column, value] of Object.entries(row)) {
      for (const item of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
        const owner = this.#ownerOf.get(column)?.get(String(item));
        if (owner !== undefined) found.add(owner);
        if (isRow(item)) for (const nested of this.of(item)) found.add(nested);
      }
    }
    return found;
  }
}

function isRow(value: unknown): value is AnsweredRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The owners of every key, by the names of its columns. */
async function readOwners(
  pool: Pool,
  statements: Readonly<Record<string, string>>,
): Promise<Map<string, ReadonlyMap<string, number>>> {
  const ownerOf = new Map<string, ReadonlyMap<string, number>>();
  for (const [column, statement] of Object.entries(statements)) {
    const { rows } = await pool.query<{ key: string; owner: number }>(statement);
    ownerOf.set(column, new Map(rows.map(({ key, owner }) => [key, owner])));
  }
  return ownerOf.set('measured_equipment_ids', ownerOf.get('equipment_id') ?? new Map());
}
