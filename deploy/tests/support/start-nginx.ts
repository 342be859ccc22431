import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@andon/mqtt/testing';
import { findProgram } from './debian-program.ts';
import { projectFile } from './project-file.ts';

export interface Nginx {
  readonly url: string;
  /** A line for each request that it has answered. */
  readonly log: () => readonly string[];
  readonly stop: () => Promise<void>;
}

export interface NginxOptions {
  /** Where the built application is. */
  readonly application: string;
  /** Who answers in Hasura's place. */
  readonly hasura: string;
}

/** The nginx of the operating system on deploy/nginx/nginx.conf, of which only addresses and paths are others. */
export async function startNginx({ application, hasura }: NginxOptions): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'andon-nginx-'));
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  const log = join(folder, 'access.log');
  const configuration = projectFile('deploy/nginx/nginx.conf')
    .replaceAll('/tmp/', `${folder}/`)
    .replace('/dev/stdout', log)
    .replace('listen 8080', `listen 127.0.0.1:${port}`)
    .replace('/usr/share/nginx/html', application)
    .replace('http://hasura:8080', hasura);
  writeFileSync(file, configuration);
  // As root, its workers would be somebody who may not read the folder of the project.
  const globals = `daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''}`;
  const nginx = spawn(findProgram('nginx') ?? 'nginx', ['-p', folder, '-c', file, '-e', 'stderr', '-g', globals], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  nginx.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const ended = once(nginx, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([
    untilAnswered(url),
    ended.then(() => {
      throw new Error(`nginx ended: ${said}`);
    }),
  ]);
  return {
    url,
    log: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    stop: async () => {
      nginx.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function untilAnswered(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
