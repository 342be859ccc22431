import { spawnSync, type StdioOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const ofSystem = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The browser of the journeys: the one that is named, Playwright's own, the system's; as root on Debian it is installed.
 * @throws {Error} that says how to get one.
 */
export function findChromium(named: string | undefined): string {
  const candidates = [...(named === undefined ? [] : [named]), chromium.executablePath(), ...ofSystem];
  const found = candidates.find((path) => existsSync(path)) ?? install();
  if (found !== undefined) return found;
  throw new Error(
    'There is no Chromium: run "npx playwright install chromium" or "apt-get install chromium", or set E2E_CHROMIUM.',
  );
}

/** Whoever lists the journeys reads what is printed. */
const besideTheOutput: StdioOptions = ['ignore', process.stderr, process.stderr];

function install(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  process.stderr.write('There is no Chromium yet: installing the package "chromium" of the system.\n');
  spawnSync('apt-get', ['update', '-qq'], { stdio: besideTheOutput });
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: besideTheOutput });
  return ofSystem.find((path) => existsSync(path));
}
