import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupCommand } from '../../src/cli/backup-command.ts';
import type { Command } from '../../src/cli/command.ts';
import { dbCommand } from '../../src/cli/db-command.ts';
import { metadataExportCommand } from '../../src/cli/metadata-export-command.ts';
import { publishTestCommand } from '../../src/cli/publish-test-command.ts';
import { questions } from '../../src/look/questions.ts';
import { projectFolder } from '../../src/settings.ts';
import { runCommand } from './support/run-command.ts';
import { TestPlatform } from './support/test-platform.ts';
import { waitUntil } from './support/wait-until.ts';

describe('on a platform that runs', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.create();
    await platform.start();
  });
  afterAll(() => platform.remove());

  const run = (command: Command, ...args: string[]) => runCommand(command, args, platform.settings);

  test('every question is answered, as a table and for scripts', async () => {
    await waitUntil('there are samples', async () => {
      const { out } = await run(dbCommand, 'values', '--json');
      return (JSON.parse(out) as unknown[]).length > 0 ? out : undefined;
    });
    for (const name of Object.keys(questions)) {
      const rows = await answersTo(name);
      const { code, out, err } = await run(dbCommand, name, '--rows', '8');
      expect({ name, code, err }).toEqual({ name, code: 0, err: '' });
      const [title = ''] = out.split('\n');
      // Something may come between the two questions, but nothing goes away.
      if (title === 'There is nothing yet.') expect(rows).toEqual([]);
      else for (const column of Object.keys((await answersTo(name))[0] ?? {})) expect(title).toContain(column);
    }
  });

  async function answersTo(name: string): Promise<readonly object[]> {
    const { code, out, err } = await run(dbCommand, name, '--rows', '8', '--json');
    expect({ name, code, err }).toEqual({ name, code: 0, err: '' });
    const rows = JSON.parse(out) as readonly object[];
    expect(rows.length).toBeLessThanOrEqual(8);
    return rows;
  }

  test('what is counted is there, and the states say which machine', async () => {
    const count = await run(dbCommand, 'count');
    expect(count.out).toMatch(/^what +rows {2}newest\nsamples +[1-9]\d* {2}20\d\d-/);
    await waitUntil('a machine of the first line has told its state', async () => {
      const events = await run(dbCommand, 'events', '--rows', '10000');
      return /Filling Hall \/ Line1 \/ (Filler|Capper|Labeler|\w+) +\w+ +20\d\d-/.test(events.out);
    });
  });

  test('a published value is shown as the newest one', async () => {
    const { code, out, err } = await run(publishTestCommand);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const value =
      /^Test\/Published = (\d+) of .*: published on spBv1\.0\/Andon\/NDATA\/andon-test, a row after \d/.exec(out)?.[1];
    expect(value).toBeDefined();
    // Many, since others may have come after it.
    const rows = JSON.parse((await run(dbCommand, 'values', '--rows', '10000', '--json')).out) as readonly {
      readonly signal: string;
      readonly value: string;
    }[];
    expect(rows.find(({ signal }) => signal === 'Test/Published')?.value).toBe(value);
  });

  test('a value for a source topic that nobody registered is not sent', async () => {
    const { code, err } = await run(publishTestCommand, '--source', 'No/Such/Machine');
    expect(code).toBe(1);
    expect(err).toBe('No equipment has the source topic No/Such/Machine: packml_register lists those there are.\n');
  });

  test('metadata that was edited over the API is exported as one line of diff, and none when nothing was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'andon-metadata-'));
    cpSync(join(projectFolder, 'hasura/config.yaml'), join(folder, 'config.yaml'));
    cpSync(join(projectFolder, 'hasura/metadata'), join(folder, 'metadata'), { recursive: true });
    try {
      const before = filesOf(folder);
      expect(await run(metadataExportCommand, '--project', folder)).toMatchObject({ code: 0, err: '' });
      expect(filesOf(folder)).toEqual(before);
      await editPermission(platform);
      const { out } = await run(metadataExportCommand, '--project', folder);
      const path = 'metadata/databases/default/tables/public_equipment.yaml';
      expect(out).toContain('written: databases/default/tables/public_equipment.yaml');
      const { [path]: edited = '', ...others } = filesOf(folder);
      const { [path]: original = '', ...othersBefore } = before;
      expect(others).toEqual(othersBefore);
      const lines = new Set(original.split('\n'));
      expect(edited.split('\n').filter((line) => !lines.has(line))).toEqual(['      limit: 77']);
      expect(edited.split('\n')).toHaveLength(original.split('\n').length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('where nothing runs, they say how to start it', async () => {
  const settings = { ANDON_DATA_FOLDER: join(tmpdir(), 'andon-nothing-here') };
  for (const [command, args] of [
    [dbCommand, ['count']],
    [publishTestCommand, []],
    [metadataExportCommand, []],
  ] as const) {
    expect((await runCommand(command, args, settings)).err).toMatch(
      /^Andon is not running on .*: start it with npm start, or /,
    );
  }
  expect((await runCommand(dbCommand, ['secrets'], settings)).err).toMatch(
    /^What to show is missing: write npm run db:values/,
  );
  expect((await runCommand(backupCommand, ['x.tar.gz'], settings)).err).toMatch(/^There is no database in /);
});

/** What the console does when somebody saves a permission. */
async function editPermission(platform: TestPlatform): Promise<void> {
  const { graphqlUrl, adminSecret } = platform.runState();
  const ask = async (type: string, args: object): Promise<unknown> => {
    const response = await fetch(new URL('/v1/metadata', graphqlUrl), {
      method: 'POST',
      headers: { 'x-hasura-admin-secret': adminSecret },
      body: JSON.stringify({ type, args }),
    });
    const answer: unknown = await response.json();
    expect({ answer, status: response.status }).toMatchObject({ status: 200 });
    return answer;
  };
  const { sources } = (await ask('export_metadata', {})) as ExportedMetadata;
  const table = sources[0]?.tables.find((each) => each.table.name === 'equipment');
  const permission = table?.select_permissions.find(({ role }) => role === 'ingest')?.permission;
  const of = { source: 'default', table: { schema: 'public', name: 'equipment' }, role: 'ingest' };
  await ask('pg_drop_select_permission', of);
  await ask('pg_create_select_permission', { ...of, permission: { ...permission, limit: 77 } });
}

interface ExportedMetadata {
  readonly sources: readonly {
    readonly tables: readonly {
      readonly table: { readonly name: string };
      readonly select_permissions: readonly { readonly role: string; readonly permission: object }[];
    }[];
  }[];
}

function filesOf(directory: string): Readonly<Record<string, string>> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => statSync(join(directory, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}
