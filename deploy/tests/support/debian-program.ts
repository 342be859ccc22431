import { spawnSync } from 'node:child_process';

/** Servers live in /usr/sbin, which is on the path of root only. */
const withSystemPath = 'PATH=$PATH:/usr/sbin;';

/** Where a program of the operating system is; undefined when it is not installed. */
export function findProgram(name: string): string | undefined {
  const { stdout } = spawnSync('sh', ['-c', `${withSystemPath} command -v ${name}`], { encoding: 'utf8' });
  return stdout.trim() || undefined;
}

/** A sentence when a program is not installed, which says what brings it; undefined when it is there. */
export function describeMissing(name: string, debianPackage: string): string | undefined {
  if (findProgram(name) !== undefined) return undefined;
  return `${name} not found. On Debian or Ubuntu run "apt-get install ${debianPackage}".`;
}
