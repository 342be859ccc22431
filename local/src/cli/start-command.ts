import { ConsoleProgress } from '../supervisor/console-progress.ts';
import { Platform } from '../supervisor/platform.ts';
import { PlainError } from '../plain-error.ts';
import { readSettings } from '../settings.ts';
import type { Command, CommandContext } from './command.ts';
import { readOptions, rejectPositionals } from './read-options.ts';
import { waitForStopRequest } from './wait-for-stop-request.ts';

const usage = 'npm start -- [--fresh]';

/** Starts every room, keeps them running, and stops them on Ctrl-C. */
export const startCommand: Command = {
  name: 'start',
  usage,
  summary: 'Starts the whole platform; Ctrl-C stops it.',
  options: [
    '--fresh  begin again: first delete what the data folder holds of earlier runs',
    '--help   show this; the settings are in .env.template',
  ],
  run: start,
};

async function start(args: readonly string[], { environment, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions(args, { fresh: { type: 'boolean', default: false } }, usage);
  rejectPositionals(positionals, usage);
  // npm keeps for itself what stands before the "--".
  if (environment['npm_config_fresh'] === 'true') {
    throw new PlainError('npm kept "--fresh" for itself: write npm start -- --fresh.');
  }
  const settings = readSettings(environment);
  const stopRequest = waitForStopRequest(environment);
  const startedAt = performance.now();
  print(`Andon on ${settings.dataFolder}`);
  const platform = new Platform({ settings, environment, fresh: values.fresh, progress: new ConsoleProgress(print) });
  const outcome = await Promise.race([platform.start(), stopRequest]);
  if (outcome === undefined) {
    print(`Running after ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.`);
    print('npm run status shows every machine, npm run psql opens the database, Ctrl-C stops.');
    await stopRequest;
  }
  print('Stopping …');
  await platform.stop();
  print('Stopped.');
  return 0;
}
