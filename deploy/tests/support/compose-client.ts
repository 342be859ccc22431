import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile, projectFolder } from './project-file.ts';

/** What the client of Docker Compose answers to `config`: whether it takes the file, and what it says. */
export interface ComposeAnswer {
  readonly isTaken: boolean;
  readonly output: string;
  readonly errors: string;
}

/** Reads docker-compose.yml with these settings and nothing of the environment; needs no engine. */
export type ComposeClient = (settings: Readonly<Record<string, string>>) => ComposeAnswer;

const clients = [['docker', 'compose'], ['docker-compose']] as const;

/** The client that is installed, writing what it is given into a folder; undefined where there is none. */
export function findComposeClient(folder: string): ComposeClient | undefined {
  for (const [program, ...words] of clients) {
    const { status, stdout } = spawnSync(program, [...words, 'version'], { encoding: 'utf8' });
    if (status === 0) return clientOf(program, words, /version v?1\./.test(stdout), folder);
  }
  return undefined;
}

function clientOf(program: string, words: readonly string[], isFirstVersion: boolean, folder: string): ComposeClient {
  const text = projectFile('docker-compose.yml');
  const file = join(folder, 'docker-compose.yml');
  // The key "name" came with version 2.
  writeFileSync(file, isFirstVersion ? text.replace(/^name: .*$/m, '') : text);
  const place = ['--project-name', 'andon', '--project-directory', projectFolder, '--file', file];
  return (settings) => {
    const environment = join(folder, 'settings.env');
    writeFileSync(
      environment,
      Object.entries(settings)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    const { status, stdout, stderr } = spawnSync(
      program,
      [...words, ...place, '--env-file', environment, '--profile', 'infra', 'config'],
      { encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: folder } },
    );
    return { isTaken: status === 0, output: stdout, errors: stderr };
  };
}
