import { makeDashboard, type DashboardPlan } from './model/dashboard.ts';
import { equipmentConfiguration } from './plans/equipment-configuration.ts';
import { logs } from './plans/logs.ts';
import { oeePipeline } from './plans/oee-pipeline.ts';
import { operatorActivity } from './plans/operator-activity.ts';
import { shiftCalendar } from './plans/shift-calendar.ts';
import { statisticalProcessControl } from './plans/spc.ts';
import { systemHealth } from './plans/system-health.ts';

const plans: readonly DashboardPlan[] = [
  oeePipeline,
  equipmentConfiguration,
  systemHealth,
  logs,
  operatorActivity,
  statisticalProcessControl,
  shiftCalendar,
];

/** Every dashboard as the file that Grafana reads, by its name. */
export function dashboardFiles(): ReadonlyMap<string, string> {
  return new Map(plans.map((plan) => [`${plan.uid}.json`, `${JSON.stringify(makeDashboard(plan), undefined, 2)}\n`]));
}
