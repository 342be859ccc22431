import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { create, extract } from 'tar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packBackup } from '../../src/backup/backup-file.ts';
import type { Manifest } from '../../src/backup/manifest.ts';
import { settleReplacement } from '../../src/backup/settle-replacement.ts';
import { backupCommand } from '../../src/cli/backup-command.ts';
import { restoreCommand } from '../../src/cli/restore-command.ts';
import { readMigrations } from '../../src/migrate/read-migrations.ts';
import { prepareTemplate } from '../../src/template/prepare-template.ts';
import { startDatabaseProcess } from '../../src/template/start-database-process.ts';
import { runCommandLine, type Finished } from './support/command-line.ts';
import { runCommand } from './support/run-command.ts';
import { readContents, readSampledRange, type DatabaseContents } from './support/database-contents.ts';
import { TestPlatform } from './support/test-platform.ts';
import { waitUntil } from './support/wait-until.ts';

const hourMs = 3_600_000;
/** Databases are made, opened and copied; on a machine that others use, too, that takes long. */
const atMostMs = 400_000;

/** A drill: back up under load, destroy, restore, compare. The tests are its steps, in this order. */
describe('a restore drill', { timeout: atMostMs }, () => {
  let platform: TestPlatform;
  let backup: string;
  let folder: string;
  let range: { readonly from: string; readonly to: string };
  let before: DatabaseContents;
  let after: DatabaseContents;
  let webhookKey: string;
  let backedUp: Finished;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'andon-drill-'));
    backup = join(folder, 'plant.tar.gz');
    await prepareTemplate({ migrated: true, seeded: true });
    // Six hours lived through at a few hundred times their speed: samples come as fast as a hundred machines would send them.
    platform = await TestPlatform.createEmpty({
      ANDON_DEMO: 'true',
      SIMULATOR_FROM: new Date(Date.now() - 6 * hourMs).toISOString(),
      SIMULATOR_SPEED: '200',
      ANDON_DATABASE_FSYNC: 'off',
    });
    await platform.start();
  }, atMostMs);
  afterAll(async () => {
    await platform.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) => runCommandLine(args, platform.settings);

  test('backs up while samples keep coming in', async () => {
    const { databaseUrl } = platform.runState();
    const sampled = await waitUntil(
      'there are samples of an hour',
      async () => {
        const found = await readSampledRange(databaseUrl);
        return found && Date.parse(found.to) - Date.parse(found.from) > hourMs ? found : undefined;
      },
      150_000,
    );
    // Ten minutes before the newest sample: by then nothing that was still on its way can change the figures.
    range = { from: sampled.from, to: new Date(Date.parse(sampled.to) - 600_000).toISOString() };
    // A stop that somebody justifies, or an order that begins, while the backup is made, changes the figures of before.
    await waitUntil(
      'a backup during which the figures stayed as they were',
      async () => {
        before = await readContents(databaseUrl, range.from, range.to);
        backedUp = await run('backup', backup, '--force');
        after = await readContents(databaseUrl, range.from, range.to);
        return isDeepStrictEqual([before.figures, before.counts], [after.figures, after.counts]);
      },
      90_000,
    );
    const { code, out, err } = backedUp;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('With the key that webhooks are signed with.');
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(after.samples.size).toBeGreaterThan(before.samples.size);
    expect(before.figures.length).toBeGreaterThan(0);
    webhookKey = readFileSync(join(platform.dataFolder, 'keys/webhook.key'), 'utf8');
  });

  test('replaces no backup and no running platform', async () => {
    const again = await run('backup', backup);
    expect(again.err).toBe(`${backup} is there: choose another name, or add --force.\n`);
    const restore = await run('restore', backup, '--force');
    expect(restore.err).toMatch(/^Andon runs on .* \(process \d+\): stop it first\.\n$/);
  });

  test('brings back every row, figure and audit entry after everything was lost', async () => {
    await platform.stop();
    rmSync(platform.dataFolder, { recursive: true });
    const { code, out, err } = await run('restore', backup);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Restored what Andon \d.* backed up at /);
    const database = await startDatabaseProcess(platform.dataFolder);
    try {
      const restored = await readContents(database.url, range.from, range.to);
      expect(restored.figures).toEqual(before.figures);
      expect(restored.counts).toEqual(before.counts);
      expect(restored.migrations).toEqual(before.migrations);
      // One moment between the two: all that had been committed before, and nothing that came after.
      expect(missingFrom(restored.samples, before.samples)).toEqual([]);
      expect(missingFrom(after.samples, restored.samples)).toEqual([]);
      expect(missingFrom(restored.audit, before.audit)).toEqual([]);
      expect(missingFrom(after.audit, restored.audit)).toEqual([]);
    } finally {
      await database.stop();
    }
  });

  test('goes on from there: people sign in, the audit trail is whole, receivers know the signature', async () => {
    await platform.start();
    const { graphqlUrl } = platform.runState();
    const login = 'mutation { login(email: "gita@simulator.example", password: "shop floor demo") { accessToken } }';
    const response = await fetch(graphqlUrl, { method: 'POST', body: JSON.stringify({ query: login }) });
    expect(await response.json()).toMatchObject({ data: { login: { accessToken: expect.any(String) as string } } });
    const audit = await run('audit', 'verify');
    expect({ code: audit.code, out: audit.out }).toEqual({
      code: 0,
      out: expect.stringContaining('Every entry is as it was written.') as string,
    });
    expect(readFileSync(join(platform.dataFolder, 'keys/webhook.key'), 'utf8')).toBe(webhookKey);
  });
});

function missingFrom(whole: ReadonlySet<string>, part: ReadonlySet<string>): readonly string[] {
  return [...part].filter((each) => !whole.has(each));
}

describe('a backup of a stopped platform', { timeout: atMostMs }, () => {
  let folder: string;
  let backup: string;
  const dataFolder = () => join(folder, 'data');
  // What is thrown away need not survive a power cut.
  const environment = () => ({ ANDON_DATA_FOLDER: dataFolder(), ANDON_DATABASE_FSYNC: 'off' });
  const backUp = (...args: string[]) => runCommand(backupCommand, args, environment());
  const restore = (...args: string[]) => runCommand(restoreCommand, args, environment());

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'andon-backup-'));
    backup = join(folder, 'plant.tar.gz');
    mkdirSync(dataFolder());
    cpSync(await prepareTemplate({ migrated: true, seeded: true }), dataFolder(), { recursive: true });
    writeFileSync(join(dataFolder(), 'andon-data-folder.json'), '{}');
    expect(await backUp(backup)).toMatchObject({ code: 0, err: '' });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The backup with something changed in it, its checksums right or as they were. */
  async function changed(change: (unpacked: string) => void, checksums: 'right' | 'as-they-were'): Promise<string> {
    const unpacked = mkdtempSync(join(folder, 'unpacked-'));
    await extract({ cwd: unpacked, file: backup });
    change(unpacked);
    const file = `${unpacked}.tar.gz`;
    if (checksums === 'right') await packBackup(unpacked, file);
    else await create({ cwd: unpacked, gzip: true, file }, readdirSync(unpacked));
    return file;
  }

  function changeManifest(unpacked: string, change: (manifest: Manifest) => object): void {
    const file = join(unpacked, 'manifest.json');
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Manifest)));
  }

  /** Refused, with the present database as it was and nothing left beside it. */
  async function expectRefusal(file: string, sentence: RegExp): Promise<void> {
    const entries = readdirSync(dataFolder());
    const control = join(dataFolder(), 'database/files/global/pg_control');
    const [written, contents] = [statSync(control).mtimeMs, readFileSync(control)];
    const { code, out, err } = await restore(file, '--force');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(readdirSync(dataFolder())).toEqual(entries);
    expect([statSync(control).mtimeMs, readFileSync(control)]).toEqual([written, contents]);
  }

  test('says what it holds', async () => {
    const unpacked = mkdtempSync(join(folder, 'unpacked-'));
    await extract({ cwd: unpacked, file: backup });
    expect(readdirSync(unpacked).toSorted()).toEqual(['SHA256SUMS', 'database', 'manifest.json']);
    const manifest = JSON.parse(readFileSync(join(unpacked, 'manifest.json'), 'utf8')) as Manifest;
    expect(manifest).toMatchObject({ kind: 'andon-backup', formatVersion: 1, database: { kind: 'embedded' } });
    expect(manifest.database.migrations).toEqual(readMigrations().map(({ version }) => version));
  });

  test('is restored over a database only by force', async () => {
    expect((await restore(backup)).err).toMatch(/ holds a database: add --force to replace it, or /);
    expect(await restore(backup, '--force')).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(dataFolder()).toSorted()).toEqual(['andon-data-folder.json', 'database']);
  });

  test('is refused when a byte of it is another', async () => {
    const damaged = join(folder, 'damaged.tar.gz');
    const bytes = readFileSync(backup);
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    writeFileSync(damaged, bytes);
    await expectRefusal(damaged, /is damaged/);
  });

  test('is refused when its end is missing', async () => {
    const short = join(folder, 'short.tar.gz');
    writeFileSync(short, readFileSync(backup).subarray(0, -1_000));
    await expectRefusal(short, /is damaged/);
  });

  test('is refused when a file of it was changed and packed again', async () => {
    const version = (unpacked: string) => writeFileSync(join(unpacked, 'database/files/PG_VERSION'), '16\n');
    await expectRefusal(await changed(version, 'as-they-were'), /is damaged: its checksums are wrong/);
    await expectRefusal(await changed(version, 'right'), /does not open here. Nothing was changed/);
  });

  test('is refused when a newer Andon made it', async () => {
    const newer = (unpacked: string) => changeManifest(unpacked, (manifest) => ({ ...manifest, formatVersion: 2 }));
    await expectRefusal(await changed(newer, 'right'), /^A newer version of Andon made this backup/);
    const migrated = (unpacked: string) =>
      changeManifest(unpacked, (manifest) => ({
        ...manifest,
        database: { ...manifest.database, migrations: [...manifest.database.migrations, 99_999] },
      }));
    await expectRefusal(await changed(migrated, 'right'), /^The backup has migration 99999, which this version/);
  });

  test('is refused when it is of a server, and so is a file that is no backup', async () => {
    const server = (unpacked: string) =>
      changeManifest(unpacked, (manifest) => ({ ...manifest, database: { ...manifest.database, kind: 'server' } }));
    await expectRefusal(await changed(server, 'right'), /^The backup is of a server's database: set DATABASE_URL/);
    await expectRefusal(join(import.meta.dirname, 'backup.test.ts'), /is damaged or no backup/);
    await expectRefusal(join(folder, 'nothing'), /^There is no file /);
  });

  test('is of one database at a time: not while a process opens or closes it', async () => {
    const database = await startDatabaseProcess(dataFolder());
    const { err } = await backUp(join(folder, 'other.tar.gz'));
    await database.stop();
    expect(err).toMatch(/is open in process \d+, which is starting or stopping: try again in a moment/);
  });

  test('comes back as it was when a restore was ended between its two renames', () => {
    const [present, replaced] = [join(dataFolder(), 'database'), join(dataFolder(), 'database.replaced')];
    renameSync(present, replaced);
    settleReplacement(dataFolder());
    expect([existsSync(present), existsSync(replaced)]).toEqual([true, false]);
    cpSync(present, replaced, { recursive: true });
    settleReplacement(dataFolder());
    expect([existsSync(present), existsSync(replaced)]).toEqual([true, false]);
  });

  test('needs a folder for its file, and a database', async () => {
    expect((await backUp('/nonexistent/plant.tar.gz')).err).toMatch(/^There is no folder \/nonexistent: make it/);
    const { err } = await runCommand(backupCommand, [backup, '--force'], { ANDON_DATA_FOLDER: join(folder, 'empty') });
    expect(err).toMatch(/^There is no database in /);
    expect((await backUp()).err).toBe('One file is wanted: write npm run backup -- <file> [--force].\n');
  });
});
