import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

// Playwright runs once, over one platform; every journey counts as a test of its own.

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly Spec[];
}

interface Spec {
  readonly title: string;
  readonly file: string;
  readonly ok: boolean;
  readonly tests: readonly {
    readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
  }[];
}

const project = resolve(import.meta.dirname, '../..');
const command = [join(project, 'node_modules/@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts'];
const journeys = listJourneys();
const results = new Map<string, Spec>();

beforeAll(async () => {
  for (const spec of await runJourneys()) results.set(nameOf(spec), spec);
}, 5_400_000);

test.each(journeys.map(nameOf))('%s', (name) => {
  const spec = results.get(name);
  const errors = spec?.tests.flatMap(({ results }) =>
    results.flatMap(({ errors }) => errors.map(({ message }) => message)),
  );
  expect(errors).toEqual([]);
  expect(spec?.ok).toBe(true);
});

function listJourneys(): readonly Spec[] {
  const { stdout, stderr } = spawnSync(process.execPath, [...command, '--list', '--reporter=json'], {
    cwd: project,
    encoding: 'utf8',
  });
  const found = specsOf(JSON.parse(stdout) as Suite);
  if (found.length === 0) throw new Error(`There is no journey: ${stdout}${stderr}`);
  return found;
}

async function runJourneys(): Promise<readonly Spec[]> {
  const folder = mkdtempSync(join(tmpdir(), 'andon-e2e-report-'));
  try {
    const report = join(folder, 'report.json');
    const child = spawn(process.execPath, command, {
      cwd: project,
      env: { ...process.env, E2E_REPORT: report },
      stdio: 'inherit',
    });
    await once(child, 'exit');
    return specsOf(JSON.parse(readFileSync(report, 'utf8')) as Suite);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function specsOf({ suites = [], specs = [] }: Suite): readonly Spec[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function nameOf({ file, title }: Spec): string {
  return `${file}: ${title}`;
}
