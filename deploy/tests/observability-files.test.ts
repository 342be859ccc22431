import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectFile } from './support/project-file.ts';

/**
 * The files that Grafana, Loki and the collector read, by what their manuals say: npm has no schema of them. Every key is named
 * here, so that a misspelt one is refused, which these programs would do only when they start, or not at all.
 */

const provider = z.strictObject({
  name: z.string(),
  folder: z.string(),
  type: z.literal('file'),
  allowUiUpdates: z.boolean(),
  disableDeletion: z.boolean(),
  updateIntervalSeconds: z.int().positive(),
  options: z.strictObject({ path: z.string().startsWith('/') }),
});
const common = { name: z.string(), uid: z.string().regex(/^[a-z]+$/), url: z.string(), editable: z.literal(false) };
const datasource = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('grafana-postgresql-datasource'),
    user: z.string(),
    isDefault: z.literal(true),
    secureJsonData: z.strictObject({ password: z.string().startsWith('$') }),
    jsonData: z.strictObject({
      database: z.string(),
      sslmode: z.enum(['disable', 'require', 'verify-ca', 'verify-full']),
      postgresVersion: z.int().min(1500),
      timescaledb: z.boolean(),
      maxOpenConns: z.int().positive(),
      maxIdleConns: z.int().positive(),
      connMaxLifetime: z.int().positive(),
    }),
  }),
  z.strictObject({
    ...common,
    type: z.literal('prometheus'),
    jsonData: z.strictObject({ timeInterval: z.string().regex(/^\d+s$/) }),
  }),
  z.strictObject({
    ...common,
    type: z.literal('loki'),
    jsonData: z.strictObject({
      derivedFields: z.array(
        z.strictObject({
          name: z.string(),
          matcherType: z.enum(['label', 'regex']),
          matcherRegex: z.string(),
          url: z.string(),
          urlDisplayLabel: z.string(),
        }),
      ),
    }),
  }),
]);
const loki = z.strictObject({
  auth_enabled: z.boolean(),
  server: z.strictObject({ http_listen_port: z.literal(3100) }),
  common: z.strictObject({
    path_prefix: z.string(),
    replication_factor: z.literal(1),
    ring: z.strictObject({ kvstore: z.strictObject({ store: z.literal('inmemory') }) }),
    storage: z.strictObject({
      filesystem: z.strictObject({ chunks_directory: z.string(), rules_directory: z.string() }),
    }),
  }),
  schema_config: z.strictObject({
    configs: z
      .array(
        z.strictObject({
          from: z.iso.date(),
          store: z.literal('tsdb'),
          object_store: z.literal('filesystem'),
          schema: z.literal('v13'),
          // What deletes old lines takes no other period.
          index: z.strictObject({ prefix: z.string(), period: z.literal('24h') }),
        }),
      )
      .min(1),
  }),
  // Without the store, Loki refuses to delete what is older than the retention period.
  compactor: z.strictObject({
    working_directory: z.string(),
    retention_enabled: z.literal(true),
    delete_request_store: z.literal('filesystem'),
  }),
  limits_config: z.strictObject({ retention_period: z.string().regex(/^\d+h$/) }),
  analytics: z.strictObject({ reporting_enabled: z.literal(false) }),
});

const files = {
  'deploy/grafana/dashboards.yaml': z.strictObject({ apiVersion: z.literal(1), providers: z.array(provider).min(1) }),
  'deploy/grafana/datasources.yaml': z.strictObject({
    apiVersion: z.literal(1),
    datasources: z.array(datasource).length(3),
  }),
  'deploy/loki/loki.yaml': loki,
};
const compose = projectFile('docker-compose.yml');

test.each(Object.entries(files))('%s says what its program knows, and nothing else', (path, schema) => {
  expect(schema.safeParse(parse(projectFile(path))).error).toBeUndefined();
});

test('the data sources are those of docker-compose.yml, and dashboards lie where they are looked for', () => {
  const { datasources } = files['deploy/grafana/datasources.yaml'].parse(
    parse(projectFile('deploy/grafana/datasources.yaml')),
  );
  for (const { url } of datasources) {
    const host = url.replace('http://', '').split(':')[0] ?? '';
    expect([host, new RegExp(`^  ${host}:$`, 'm').test(compose)]).toEqual([host, true]);
  }
  const { providers } = files['deploy/grafana/dashboards.yaml'].parse(
    parse(projectFile('deploy/grafana/dashboards.yaml')),
  );
  for (const { options } of providers) expect(compose).toContain(`./deploy/grafana/dashboards:${options.path}:ro`);
});

describe('deploy/loki/config.alloy', () => {
  const text = projectFile('deploy/loki/config.alloy').replaceAll(/^\s*\/\/.*$/gm, '');
  const declared = [...text.matchAll(/^([a-z.]+) "(\w+)" \{$/gm)].map(
    ([, kind = '', label = '']) => `${kind}.${label}`,
  );

  test('is made of the components that it needs, each once', () => {
    expect(declared).toEqual([
      'discovery.docker.andon',
      'discovery.relabel.andon',
      'loki.source.docker.andon',
      'loki.process.andon',
      'loki.write.andon',
    ]);
  });

  test('closes every block and refers to components that are there', () => {
    const outsideOfTexts = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
    for (const [open, close] of [
      ['{', '}'],
      ['[', ']'],
      ['(', ')'],
    ] as const) {
      expect(outsideOfTexts.split(open).length).toBe(outsideOfTexts.split(close).length);
    }
    const named = [...outsideOfTexts.matchAll(/\b((?:discovery|loki)(?:\.[a-z]+)+)\.(?:targets|output|receiver)\b/g)];
    expect(named.length).toBeGreaterThan(3);
    for (const [, component] of named) expect(declared).toContain(component);
  });
});
