import { buildTenant } from '@andon/hasura/testing/tenant';
import { readRows } from './read-rows.ts';
import type { ServedCommands } from './served-commands.ts';

/** Where the rows are that arguments name; `command.argument` where a command means others than its neighbours do. */
const rowOf: Readonly<Record<string, string>> = {
  alertId: 'max(id)::int from alerts',
  alertRuleId: 'max(id) from alert_rules',
  andonCallId: 'max(id)::int from andon_calls',
  areaId: 'max(id) from areas',
  calendarId: 'max(id) from shift_calendars',
  'changeScrapReason.reasonId': 'max(id) from scrap_reasons',
  downtimeReasonId: 'max(id) from downtime_reasons',
  editId: 'max(id)::int from stop_edits',
  equipmentId: "max(id) from equipment where kind = 'machine'",
  escalationRuleId: 'max(id) from escalation_rules',
  lineId: "max(id) from equipment where kind = 'line'",
  machinePartId: 'max(id) from machine_parts',
  metricId: 'max(id) from metrics',
  notificationIds: 'max(id)::int from notifications',
  oeeTargetId: 'max(id) from oee_targets',
  operationRunId: 'max(id)::int from operation_runs',
  orderId: 'max(id) from production_orders',
  parentId: "max(id) from equipment where kind = 'line'",
  precedingReasonId: 'max(id) from downtime_reasons',
  productId: 'max(id) from products',
  productionReportId: 'max(id)::int from production_reports',
  reasonId: 'max(id) from downtime_reasons',
  reasonIds: 'max(id) from downtime_reasons',
  ruleId: 'max(id) from stop_reason_rules',
  scrapReasonId: 'max(id) from scrap_reasons',
  setUpId: 'max(id) from production_order_set_ups',
  shiftExceptionId: 'max(id) from shift_exceptions',
  shiftInstanceId: 'max(shift_instance_id)::int from shift_reports',
  siteId: 'max(id) from sites',
  siteIds: 'max(id) from sites',
  sourceId: 'max(id) from packml_register',
  stopId: 'max(id)::int from equipment_events',
  teamId: 'max(id) from teams',
  terminalId: 'max(id) from terminals',
  topicMappingId: 'max(id) from topic_mappings',
  userId: 'id from users order by created_at desc limit 1',
  userIds: 'id from users order by created_at desc limit 1',
};

type ForeignRows = ReadonlyMap<string, unknown>;

const known = new WeakMap<ServedCommands, Promise<ForeignRows>>();

/** The id of a row of an enterprise that has rows of every kind and that nobody of the tests works for. */
export async function foreignRow(served: ServedCommands, command: string, argument: string): Promise<unknown> {
  const rows = known.get(served) ?? buildForeignRows(served);
  known.set(served, rows);
  const id = (await rows).get(`${command}.${argument}`) ?? (await rows).get(argument);
  if (id === undefined || id === null)
    throw new Error(`Say in foreign-rows.ts which row ${command}.${argument} names.`);
  return id;
}

/** What was made last is this enterprise's. */
async function buildForeignRows(served: ServedCommands): Promise<ForeignRows> {
  await buildTenant(served.pool, 'Foreign');
  const found = Object.entries(rowOf).map(async ([argument, row]) => {
    const [first] = await readRows(served, `select ${row.replace(/ from /, ' as id from ')}`, []);
    return [argument, first?.['id']] as const;
  });
  return new Map(await Promise.all(found));
}
