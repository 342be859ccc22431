import type { HistoryOutcome, HistoryProgress, SeedHistoryOptions } from '@andon/edge';
import { PlainError } from '../plain-error.ts';
import type { Command, CommandContext } from './command.ts';
import { findDatabase } from './find-database.ts';
import { readOptions, readWholeNumber, rejectPositionals } from './read-options.ts';

const usage = 'npm run seed:history -- [--days 60] [--seed andon]';
const longestDays = 730;
const barWidth = 30;
/** Where there is no terminal to redraw a bar on, one line for each of so many parts of the way. */
const partsWithoutTerminal = 10;

/** Loads plausible history for the demo enterprises into the running database. */
export const seedHistoryCommand: Command = {
  name: 'seed-history',
  usage,
  summary: 'Loads history for the demo enterprises.',
  options: ['--days N     how far back it reaches, 60 by default', '--seed WORD  another word, another history'],
  run: loadHistory,
};

async function loadHistory(args: readonly string[], { environment, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions(args, { days: { type: 'string' }, seed: { type: 'string' } }, usage);
  rejectPositionals(positionals, usage);
  const days =
    values.days === undefined ? 60 : readWholeNumber(values.days, '--days', { minimum: 1, maximum: longestDays });
  const databaseUrl = findDatabase(environment);
  const startedAt = performance.now();
  const outcome = await fill({
    databaseUrl,
    days,
    // The simulator's own seed lets history go over into live data without a seam.
    seed: values.seed ?? environment['SIMULATOR_SEED'] ?? 'andon',
    onProgress: process.stdout.isTTY ? drawBar : linePrinter(print),
  });
  if (process.stdout.isTTY) process.stdout.write('\r\u001B[K');
  print(describeOutcome(outcome, days, performance.now() - startedAt));
  return 0;
}

async function fill(options: SeedHistoryOptions): Promise<HistoryOutcome> {
  // Loaded only here: no other command should wait for the simulator's code.
  const { HistoryError, seedHistory } = await import('@andon/edge');
  try {
    return await seedHistory(options);
  } catch (error) {
    throw error instanceof HistoryError ? new PlainError(error.message, { cause: error.cause }) : error;
  }
}

function drawBar({ part, samples, line }: HistoryProgress): void {
  const done = Math.round(part * barWidth);
  const bar = '#'.repeat(done).padEnd(barWidth, '.');
  process.stdout.write(`\r[${bar}] ${percent(part)}  ${samples} samples  ${line}\u001B[K`);
}

function linePrinter(print: CommandContext['print']): (progress: HistoryProgress) => void {
  let printed = 0;
  return ({ part, samples, line }) => {
    const reached = Math.floor(part * partsWithoutTerminal);
    if (reached <= printed) return;
    printed = reached;
    print(`${percent(part)}  ${samples} samples  ${line}`);
  };
}

function percent(part: number): string {
  return `${Math.floor(part * 100)} %`.padStart(5);
}

function describeOutcome(outcome: HistoryOutcome, days: number, tookMs: number): string {
  const { samples, measurements, orders, justifiedStops, lines, linesAlreadyThere } = outcome;
  if (linesAlreadyThere === lines) return 'The history was there already; nothing was added.';
  return (
    `${days} days of history in ${(tookMs / 1_000).toFixed(1)} s: ${samples} samples, ${measurements} measurements, ` +
    `${orders} orders, ${justifiedStops} justified stops.`
  );
}
