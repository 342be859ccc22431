import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { expressionsOf, readDashboards } from './support/dashboards.ts';
import { describeMissing } from './support/debian-program.ts';
import { projectFile, projectFolder } from './support/project-file.ts';
import { measuredNames } from './support/measured-names.ts';

const missing = describeMissing('promtool', 'prometheus');
const configuration = join(projectFolder, 'deploy/prometheus');
const inDashboards = readDashboards().flatMap((dashboard) => expressionsOf(dashboard, 'prometheus'));
const inRules = z
  .object({ groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })) })
  .parse(parse(projectFile('deploy/prometheus/rules.yml')))
  .groups.flatMap(({ rules }) => rules);

/** As Grafana fills it in. */
const filled = (expression: string): string =>
  expression.replaceAll('$__rate_interval', '1m').replaceAll('$__range', '6h').replaceAll('$__interval', '15s');

test('promtool is there wherever continuous integration runs', () => {
  if (missing !== undefined) console.warn(`The tests on Prometheus are passed over: ${missing}`);
  if (process.env['CI'] !== undefined) expect(missing).toBeUndefined();
});

describe.skipIf(missing !== undefined)('promtool', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'andon-promtool-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const promtool = (...words: readonly string[]): readonly [number | null, string] => {
    const { status, stdout, stderr } = spawnSync('promtool', words, { cwd: configuration, encoding: 'utf8' });
    return [status, `${stdout}${stderr}`];
  };

  test('takes the configuration and the rules', () => {
    expect(promtool('check', 'config', 'prometheus.yml')).toEqual([0, expect.stringContaining('SUCCESS')]);
    expect(promtool('check', 'rules', 'rules.yml')).toEqual([0, expect.stringContaining('SUCCESS')]);
  });

  test('finds each alert raised and ended when it should be', () => {
    expect(promtool('test', 'rules', 'rules.test.yml')).toEqual([0, expect.stringContaining('SUCCESS')]);
    for (const { alert } of inRules) expect(projectFile('deploy/prometheus/rules.test.yml')).toContain(alert);
  });

  test('finds a rule that says something else', () => {
    const [first] = inRules;
    writeFileSync(
      join(folder, 'rules.yml'),
      projectFile('deploy/prometheus/rules.yml').replace(first?.expr ?? '', 'up == 2'),
    );
    writeFileSync(join(folder, 'rules.test.yml'), projectFile('deploy/prometheus/rules.test.yml'));
    expect(promtool('test', 'rules', join(folder, 'rules.test.yml'))[0]).toBe(1);
  });

  test('reads what the dashboards ask', () => {
    const rules = inDashboards.map((expression, index) => ({ record: `panel:${index}`, expr: filled(expression) }));
    const file = join(folder, 'dashboards.yml');
    writeFileSync(file, stringify({ groups: [{ name: 'dashboards', rules }] }));
    expect(promtool('check', 'rules', file)).toEqual([0, expect.stringContaining(`${rules.length} rules found`)]);
  });
});

describe('what is measured', () => {
  let names: ReadonlySet<string>;
  beforeAll(async () => {
    names = await measuredNames();
  });

  const metricsIn = (expression: string): readonly string[] =>
    [...expression.matchAll(/\b(?:andon|actions|hasura|process|nodejs)_\w+/g)].map(([name]) => name);

  test('has every name that a rule or a dashboard asks for', () => {
    const asked = new Set([...inRules.map(({ expr }) => expr), ...inDashboards].flatMap((one) => metricsIn(one)));
    expect(asked.size).toBeGreaterThan(20);
    expect([...asked].filter((name) => !names.has(name))).toEqual([]);
  });

  test('is on a dashboard, all that the rooms measure themselves', () => {
    const shown = new Set(
      inDashboards.flatMap((one) => metricsIn(one)).map((name) => name.replace(/_(bucket|count|sum)$/, '')),
    );
    const own = [...names]
      .filter((name) => /^(andon|actions|hasura)_/.test(name))
      .map((name) => name.replace(/_(bucket|count|sum)$/, ''));
    expect([...new Set(own)].filter((name) => !shown.has(name))).toEqual([]);
  });

  test('is scraped of the rooms that docker-compose.yml starts, on their ports', () => {
    const jobs = z
      .object({
        scrape_configs: z.array(
          z.object({ job_name: z.string(), static_configs: z.array(z.object({ targets: z.array(z.string()) })) }),
        ),
      })
      .parse(parse(projectFile('deploy/prometheus/prometheus.yml'))).scrape_configs;
    const compose = projectFile('docker-compose.yml');
    for (const { job_name: room, static_configs: configs } of jobs) {
      for (const target of configs.flatMap(({ targets }) => targets)) {
        const [host, port = ''] = target.split(':');
        expect(host).toBe(room);
        expect(compose).toContain(`${room.toUpperCase()}_PORT: '${port}'`);
      }
    }
  });
});
