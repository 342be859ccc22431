import { parser as logql } from '@grafana/lezer-logql';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { dashboardFiles } from '../src/dashboards/dashboard-files.ts';
import { expressionsOf, panelsOf, readDashboards, sqlTargetsOf, type Dashboard } from './support/dashboards.ts';
import { projectFile } from './support/project-file.ts';

const dashboards = readDashboards();
const each = dashboards.map((dashboard) => [dashboard.title, dashboard] as const);
const datasources = z
  .object({ datasources: z.array(z.object({ uid: z.string(), type: z.string() })) })
  .parse(parse(projectFile('deploy/grafana/datasources.yaml')))
  .datasources.map(({ uid, type }) => `${type} ${uid}`);

/** Panels that Grafana has without any plugin. */
const corePanels = ['stat', 'timeseries', 'table', 'barchart', 'state-timeline', 'histogram', 'logs'];
const coreTransformations = ['partitionByValues'];

test('the files are those that npm run generate writes', () => {
  for (const [name, text] of dashboardFiles()) {
    expect([name, projectFile(`deploy/grafana/dashboards/${name}`)]).toEqual([name, text]);
  }
  expect(dashboards).toHaveLength(dashboardFiles().size);
});

test('every dashboard has an address and a title of its own', () => {
  for (const values of [dashboards.map(({ uid }) => uid), dashboards.map(({ title }) => title)]) {
    expect(new Set(values).size).toBe(values.length);
  }
});

describe.each(each)('%s', (_, dashboard: Dashboard) => {
  test('asks data sources that are provisioned, with panels that Grafana has', () => {
    for (const { title, type, datasource, targets, transformations = [] } of panelsOf(dashboard)) {
      expect([title, corePanels]).toEqual([title, expect.arrayContaining([type])]);
      for (const { id } of transformations) expect(coreTransformations).toContain(id);
      for (const source of [datasource, ...targets.map((target) => target.datasource)]) {
        expect(datasources).toContain(`${source.type} ${source.uid}`);
      }
    }
    for (const { datasource } of dashboard.templating.list) {
      if (datasource) expect(datasources).toContain(`${datasource.type} ${datasource.uid}`);
    }
  });

  test('numbers its panels, and lays none over another', () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const taken = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_unused, index) => `${x + (index % w)} ${y + Math.floor(index / w)}`),
    );
    expect(new Set(taken).size).toBe(taken.length);
    for (const { gridPos } of dashboard.panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  });

  test('offers every variable that it uses, each after those that it depends on, and uses all that it offers', () => {
    const names = dashboard.templating.list.map(({ name }) => name);
    const usedIn = (text: string): readonly string[] =>
      [...text.matchAll(/\$(?:\{(\w+)|(\w+))/g)].map(([, braced, bare]) => braced ?? bare ?? '');
    const isOwn = (name: string): boolean => !name.startsWith('__');
    for (const [index, { query, type }] of dashboard.templating.list.entries()) {
      if (type !== 'query') continue;
      for (const name of usedIn(query).filter(isOwn)) expect(names.slice(0, index)).toContain(name);
    }
    const inPanels = usedIn(JSON.stringify(dashboard.panels)).filter(isOwn);
    for (const name of inPanels) expect(names).toContain(name);
    const inVariables = dashboard.templating.list.flatMap(({ query, type }) => (type === 'query' ? usedIn(query) : []));
    expect(names.filter((name) => ![...inPanels, ...inVariables].includes(name))).toEqual([]);
  });

  test('links to dashboards that there are, and to variables that they have', () => {
    for (const [, uid, rest = ''] of JSON.stringify(dashboard).matchAll(/"\/d\/([\w-]+)\?([^"]*)"/g)) {
      const target = dashboards.find((other) => other.uid === uid);
      expect([uid, target !== undefined]).toEqual([uid, true]);
      const names = target?.templating.list.map(({ name }) => name) ?? [];
      for (const [, name] of rest.matchAll(/var-(\w+)=/g)) expect(names).toContain(name);
    }
    expect(dashboard.links.flatMap(({ tags }) => tags)).toEqual(dashboard.tags);
  });

  test('shows the coverage wherever it shows OEE', () => {
    const questions = panelsOf(dashboard).flatMap((panel) => sqlTargetsOf(panel));
    for (const { rawSql } of questions.filter((question) => question.rawSql.includes('as "OEE"'))) {
      expect(rawSql).toContain('as "Coverage"');
    }
  });

  test('works out no figure by itself', () => {
    const questions = panelsOf(dashboard).flatMap((panel) => sqlTargetsOf(panel));
    for (const { rawSql } of questions) {
      // A figure is a column of a function or view, as it stands.
      const figures = rawSql.matchAll(/([^,(]+) as "(OEE|Availability|Performance|Quality|Coverage|MTBF|MTTR)"/g);
      for (const [, figure = ''] of figures) {
        expect(figure.replace(/^[\s\S]*select\s/, '').trim()).toMatch(/^(\w+\.)?\w+$/);
      }
    }
  });
});

describe('logs', () => {
  const collector = projectFile('deploy/loki/config.alloy');
  const labels = ['room', 'level'];
  const expressions = dashboards.flatMap((dashboard) => expressionsOf(dashboard, 'loki'));

  test.each(expressions)('%s is LogQL on labels that the collector makes', (expression) => {
    const filled = expression.replaceAll('$__auto', '5m').replaceAll(/\$\w+/g, 'some');
    const faults: string[] = [];
    logql.parse(filled).iterate({
      enter: ({ type, from, to }) => {
        if (type.isError) faults.push(`at ${from}: ${filled.slice(from, to)}`);
      },
    });
    expect(faults).toEqual([]);
    const [, selector = ''] = /\{([^}]*)\}/.exec(filled) ?? [];
    const asked = [...selector.matchAll(/(\w+)\s*(?:=|!)/g)].map(([, label]) => label);
    for (const label of asked) expect(labels).toContain(label);
    const grouped = [...filled.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/, */));
    for (const label of grouped) expect(labels).toContain(label);
  });

  test('the collector makes those labels', () => {
    expect(collector).toMatch(/target_label {2}= "room"/);
    expect(collector).toMatch(/stage\.labels \{\s*values = \{ level = "" \}/);
    expect(collector).toMatch(/stage\.structured_metadata \{\s*values = \{ request_id = "" \}/);
  });
});
