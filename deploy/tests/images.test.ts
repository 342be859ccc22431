import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { freePort } from '@andon/mqtt/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dockerfileSteps, type DockerfileSteps } from './support/dockerfile-steps.ts';
import { projectFolder } from './support/project-file.ts';

/** The steps of the Dockerfiles, done in a folder instead of a container: what is left out of an image is missing there, too. */

const patience = { timeout: 60_000, interval: 250 };
const secrets = ['.env', '.andon/keys/current.key', 'deploy/certificates/authority.key'];

let folder: string;
let sources: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andon-images-'));
  sources = join(folder, 'sources');
  copySources(sources);
  database = await startTestDatabase();
});
afterAll(async () => {
  await database.stop();
  rmSync(folder, { recursive: true });
});

/** What Docker is given: the files of the project, and secrets that somebody has put beside them. */
function copySources(to: string): void {
  const words = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const names = execFileSync('git', words, { cwd: projectFolder, encoding: 'utf8' }).split('\n');
  for (const name of names.filter((one) => one !== '' && existsSync(join(projectFolder, one)))) {
    cpSync(join(projectFolder, name), join(to, name));
  }
  for (const name of secrets) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    writeFileSync(join(to, name), 'SECRET=1');
  }
}

/** Nothing of what surrounds the tests but where programs are. */
const bareEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  NODE_ENV: undefined,
});

function run(command: string): void {
  // What npm has loaded before is not loaded again.
  const env = { ...bareEnvironment(), npm_config_prefer_offline: 'true' };
  execFileSync('sh', ['-c', command], { cwd: sources, env, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Goes through node.Dockerfile for a room; answers the folder that its image has as /app. */
function buildRoom(room: string, { commands, kept }: DockerfileSteps): string {
  rmSync(join(sources, 'node_modules'), { recursive: true, force: true });
  for (const command of commands) run(command);
  const image = join(folder, `image-${room}`);
  for (const name of kept) cpSync(join(sources, name), join(image, name), { recursive: true, verbatimSymlinks: true });
  return image;
}

/** Starts the command of an image until it says that it is ready, and asks it to end; answers how it ended. */
async function startAndEnd(image: string, [program = '', ...words]: readonly string[], env: NodeJS.ProcessEnv) {
  const room = spawn(program, words, { cwd: image, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(room, 'exit');
  let said = '';
  for (const stream of [room.stdout, room.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  try {
    await expect.poll(() => said, patience).toMatch(/"ready":true/);
    room.kill('SIGTERM');
    return { ended: await exited, said };
  } finally {
    room.kill('SIGKILL');
  }
}

describe('an image of node.Dockerfile', () => {
  test.each([
    ['actions', 'src/main.ts'],
    ['ingest', 'src/main.ts'],
    ['edge', 'src/simulator/main.ts'],
  ])(
    'of %s has what it takes to run, and no secret',
    async (room, main) => {
      const steps = dockerfileSteps('deploy/node.Dockerfile', { ROOM: room, MAIN: main });
      const image = buildRoom(room, steps);
      expect(secrets.filter((name) => existsSync(join(image, name)))).toEqual([]);
      expect(readdirSync(image).sort()).toEqual(['mqtt', 'node_modules', 'package.json', room].sort());
      const tools = ['vitest', 'eslint', '@playwright', '@unni-craftsman'];
      expect(tools.filter((tool) => existsSync(join(image, 'node_modules', tool)))).toEqual([]);
      const { ended } = await startAndEnd(image, steps.command, {
        ...bareEnvironment(),
        NODE_ENV: 'production',
        MAIN: join(image, room, main),
        ACTIONS_PORT: String(await freePort()),
        INGEST_PORT: String(await freePort()),
        DATABASE_URL: database.url,
        MQTT_URL: 'mqtt://127.0.0.1:9',
        ANDON_ACTIONS_SECRET: 'a secret of a test',
        ACTIONS_KEYS_FOLDER: join(folder, 'keys'),
        HASURA_GRAPHQL_URL: 'http://127.0.0.1:9/v1/graphql',
        ANDON_DATA_FOLDER: join(folder, 'data'),
      });
      expect(ended).toEqual([0, null]);
    },
    400_000,
  );
});

test('the image of web.Dockerfile has the built application', () => {
  const { commands } = dockerfileSteps('deploy/web.Dockerfile', {});
  const application = join(folder, 'application');
  rmSync(join(sources, 'node_modules'), { recursive: true, force: true });
  for (const command of commands) run(command.replaceAll('/application', application));
  expect(existsSync(join(application, 'index.html'))).toBe(true);
  const scripts = readdirSync(join(application, 'assets')).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
}, 400_000);
