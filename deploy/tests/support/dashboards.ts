import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { projectFile, projectFolder } from './project-file.ts';

const datasource = z.strictObject({ type: z.string(), uid: z.string() });
const gridPos = z.strictObject({
  x: z.number().int().min(0).max(23),
  y: z.number().int().min(0),
  w: z.number().int().min(1).max(24),
  h: z.number().int().min(1),
});
const sqlTarget = z.strictObject({
  refId: z.string(),
  datasource,
  rawQuery: z.literal(true),
  editorMode: z.literal('code'),
  format: z.enum(['table', 'time_series']),
  rawSql: z.string(),
});
const expressionTarget = z.strictObject({
  refId: z.string(),
  datasource,
  editorMode: z.literal('code'),
  expr: z.string(),
  legendFormat: z.string(),
  range: z.boolean().optional(),
  instant: z.boolean().optional(),
  queryType: z.literal('range').optional(),
});
const panel = z.strictObject({
  id: z.number().int(),
  type: z.string(),
  title: z.string().min(1),
  description: z.string().min(1),
  gridPos,
  datasource,
  targets: z.array(z.union([sqlTarget, expressionTarget])).min(1),
  options: z.record(z.string(), z.unknown()),
  fieldConfig: z.strictObject({
    defaults: z.record(z.string(), z.unknown()),
    overrides: z.array(
      z.strictObject({
        matcher: z.strictObject({ id: z.literal('byRegexp'), options: z.string() }),
        properties: z.array(z.strictObject({ id: z.string(), value: z.unknown() })).min(1),
      }),
    ),
  }),
  transformations: z.array(z.strictObject({ id: z.string(), options: z.unknown() })).optional(),
});
const row = z.strictObject({
  type: z.literal('row'),
  title: z.string().min(1),
  id: z.number().int(),
  collapsed: z.literal(false),
  panels: z.tuple([]),
  gridPos,
});
const option = z.strictObject({
  text: z.union([z.string(), z.array(z.string())]),
  value: z.union([z.string(), z.array(z.string())]),
  selected: z.boolean().optional(),
});
const variable = z.strictObject({
  name: z.string(),
  label: z.string(),
  type: z.enum(['query', 'custom', 'textbox']),
  datasource: datasource.optional(),
  query: z.string(),
  refresh: z.number().optional(),
  multi: z.boolean().optional(),
  includeAll: z.boolean().optional(),
  current: option.optional(),
  options: z.array(option).optional(),
});
const dashboard = z.strictObject({
  uid: z.string().regex(/^[a-z-]{8,40}$/),
  title: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  schemaVersion: z.number(),
  timezone: z.string(),
  weekStart: z.string(),
  editable: z.boolean(),
  graphTooltip: z.number(),
  refresh: z.string(),
  time: z.strictObject({ from: z.string(), to: z.string() }),
  links: z.array(z.looseObject({ type: z.literal('dashboards'), tags: z.array(z.string()) })),
  templating: z.strictObject({ list: z.array(variable) }),
  annotations: z.strictObject({ list: z.tuple([]) }),
  panels: z.array(z.union([row, panel])),
});

export type Dashboard = z.infer<typeof dashboard>;
export type DashboardPanel = z.infer<typeof panel>;
export type DashboardVariable = z.infer<typeof variable>;
export type SqlTarget = z.infer<typeof sqlTarget>;
export type ExpressionTarget = z.infer<typeof expressionTarget>;

/**
 * The dashboards as Grafana reads them; a key that its model does not have is refused.
 * @throws {z.ZodError} when a file is none.
 */
export function readDashboards(): readonly Dashboard[] {
  return readdirSync(`${projectFolder}deploy/grafana/dashboards`).map((name) =>
    dashboard.parse(JSON.parse(projectFile(`deploy/grafana/dashboards/${name}`))),
  );
}

/** The panels of a dashboard without the titles of its sections. */
export function panelsOf({ panels }: Dashboard): readonly DashboardPanel[] {
  return panels.filter((one): one is DashboardPanel => one.type !== 'row');
}

export function sqlTargetsOf({ targets }: DashboardPanel): readonly SqlTarget[] {
  return targets.filter((target): target is SqlTarget => 'rawSql' in target);
}

/** Expressions of panels on a data source, such as `loki`. */
export function expressionsOf(one: Dashboard, uid: string): readonly string[] {
  const targets = panelsOf(one).flatMap((each): readonly (SqlTarget | ExpressionTarget)[] => each.targets);
  return targets.flatMap((target) => ('expr' in target && target.datasource.uid === uid ? [target.expr] : []));
}
