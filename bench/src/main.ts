import { commandsPerSecond, measureCommands, offeredSeconds, type Latency } from './commands/measure-commands.ts';
import { benchEngine } from './engine/bench-engine.ts';
import { measureIngest } from './ingest/measure-ingest.ts';
import { measureMessageSize } from './ingest/measure-message-size.ts';
import type { MessageSizeFigures } from './ingest/measure-message-size.ts';
import { historyDays, lateByDays, measureOee } from './oee/measure-oee.ts';
import { alertRules, measureAlertRules } from './insert/measure-alert-rules.ts';
import { measureCopy } from './insert/measure-copy.ts';
import { measureUnnest } from './insert/measure-unnest.ts';
import { readBenchSettings } from './settings.ts';
import type { BenchSettings } from './settings.ts';
import { measureScreens } from './screens/measure-screens.ts';
import { measureStart } from './start/measure-start.ts';

/** The server may lack TimescaleDB, so its tables are plain ones. */
const copyLabel = '  same rows, COPY on a server, plain tables  ';

/** Of the andon board that is looked at. */
const tilesOnBoard = 500;

/** Metrics of one message, as edge nodes send them. */
const messageSizes = [1, 10, 100];

const benches: Readonly<Record<string, (settings: BenchSettings) => Promise<void>>> = {
  ingest: benchIngest,
  copy: benchCopy,
  rules: benchRules,
  commands: benchCommands,
  start: benchStart,
  oee: benchOee,
  screens: benchScreens,
  engine: (settings) => benchEngine(settings, print),
};

/** Part of another bench, or in need of a server; these run only when they are named. */
const named = ['copy', 'engine', 'rules'];

/** `npm run bench` runs every bench, `npm run bench -- ingest` those that are named. */
async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in benches));
  if (unknown.length > 0) {
    throw new Error(`There is no bench "${unknown.join('", "')}". Choose from: ${Object.keys(benches).join(', ')}.`);
  }
  const settings = readBenchSettings();
  for (const [name, run] of Object.entries(benches)) {
    if (names.length === 0 ? !named.includes(name) : names.includes(name)) await run(settings);
  }
}

async function benchIngest(settings: BenchSettings): Promise<void> {
  const { machines, machinesPerLine, seconds, metricsPerSecond, serverUrl } = settings;
  print(
    `Ingest: ${machines} machines, ${metricsPerSecond} metrics/s offered for ${seconds} s, 5 OEE and 6 process metrics a sample, one message for ${machinesPerLine} machines`,
  );
  const ingest = await measureIngest(settings);
  const unnest = await measureUnnest(settings);
  print(
    `  publish → committed row      ${whole(ingest.metricsPerSecond)} metrics/s, ${ingest.metricsCommitted} of ${ingest.metricsSent} metrics there`,
  );
  print(
    `  age of the newest row        p50 ${whole(ingest.freshnessP50Ms)} ms, p95 ${whole(ingest.freshnessP95Ms)} ms, p99 ${whole(ingest.freshnessP99Ms)} ms`,
  );
  print(
    `  same rows, unnest only       ${whole(unnest)} metrics/s; the whole line reaches ${percent(ingest.metricsPerSecond / unnest)} of it`,
  );
  for (const metricsPerMessage of messageSizes) {
    printMessageSize(await measureMessageSize(settings, metricsPerMessage, unnest), unnest);
  }
  await benchRules(settings);
  if (serverUrl === undefined) {
    print(`${copyLabel}not measured: set BENCH_SERVER_URL`);
    return;
  }
  const copied = await measureCopy(serverUrl, settings);
  print(
    `${copyLabel}${whole(copied)} metrics/s; the whole line reaches ${percent(ingest.metricsPerSecond / copied)} of it`,
  );
}

function printMessageSize(figures: MessageSizeFigures, unnest: number): void {
  const { metricsPerMessage, metricsPerSecond, latencyMs, stages } = figures;
  const all = stages.decode + stages.map + stages.write;
  print(
    `  ${metricsPerMessage.toString().padStart(3)} metrics a message        ${whole(metricsPerSecond)} metrics/s at full load, ${percent(metricsPerSecond / unnest)} of unnest only`,
  );
  print(
    `    at half load               p50 ${whole(latencyMs.p50)} ms, p95 ${whole(latencyMs.p95)} ms, p99 ${whole(latencyMs.p99)} ms`,
  );
  print(
    `    where time goes            decode ${percent(stages.decode / all)}, map ${percent(stages.map / all)}, write ${percent(stages.write / all)}`,
  );
}

/** Only the rows of the ingest bench, by COPY into a server. */
async function benchCopy(settings: BenchSettings): Promise<void> {
  const { machines, seconds, metricsPerSecond, serverUrl } = settings;
  if (serverUrl === undefined) {
    throw new Error('The bench "copy" needs a server: set BENCH_SERVER_URL to its address.');
  }
  print(`Copy: the rows of ${machines} machines, ${metricsPerSecond} metrics/s for ${seconds} s`);
  print(`${copyLabel}${whole(await measureCopy(serverUrl, settings))} metrics/s`);
}

/** What alert rules cost whoever inserts; a part of the ingest bench. */
async function benchRules(settings: BenchSettings): Promise<void> {
  const { withoutMs, withRulesMs } = await measureAlertRules(settings);
  print(
    `  ${alertRules} alert rules              the same rows by unnest take ${percent(withRulesMs / withoutMs)} of what they take without`,
  );
}

async function benchCommands(): Promise<void> {
  print(`Commands: people justify stops, ${commandsPerSecond} commands/s for ${offeredSeconds} s, embedded database`);
  const { offered, alone, nothing, refused } = await measureCommands();
  print(`  at that rate, since due      ${latency(offered)} (goal p95 50), ${refused} refused`);
  print(`  one behind the other         ${latency(alone)}`);
  print(
    `  the same, asking nothing     ${latency(nothing)}; at that rate ${(offered.p95 / nothing.p95).toFixed(1)} times it (p95)`,
  );
}

function latency({ p50, p95, p99 }: Latency): string {
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
}

async function benchStart(): Promise<void> {
  const figures = await measureStart();
  print('Start: npm start on an empty folder, then again on the same');
  print(`  first start to first row     ${(figures.firstStartMs / 1_000).toFixed(1)} s`);
  print(`  next start to first row      ${(figures.nextStartMs / 1_000).toFixed(1)} s`);
}

async function benchScreens(): Promise<void> {
  const figures = await measureScreens(tilesOnBoard);
  print(`Screens: an andon board of ${figures.tiles} machines in Chromium, whose speeds change each second`);
  print(`  tiles drawn anew             ${whole(figures.updatesPerSecond)} a second`);
  print(
    `  frames a second              ${figures.framesPerSecond.toFixed(1)} (goal 50), ${percent(figures.droppedShare)} of 60 dropped (goal under 10)`,
  );
  print(`  the page's main thread       works ${percent(figures.busyShare)} of the time`);
  print(
    `  signal → pixel               p50 ${whole(figures.signalToPixelP50Ms)} ms, p95 ${whole(figures.signalToPixelP95Ms)} ms (goal 1000), ${figures.signals} signals`,
  );
}

async function benchOee(settings: BenchSettings): Promise<void> {
  const { machines, historySampleSeconds } = settings;
  print(
    `OEE: ${machines} machines, ${historyDays.join(', ')} days of history, a sample every ${historySampleSeconds} s and at both ends of a stop an hour`,
  );
  const { questions, growth, lateRow } = await measureOee(settings);
  for (const { name, timing, goalMs } of questions) {
    const [median, fastest] = [timing.medianMs, timing.fastestMs].map((milliseconds) =>
      milliseconds.toFixed(1).padStart(7),
    );
    print(`  ${name.padEnd(44)} ${median} ms (fastest ${fastest}, goal ${goalMs})`);
  }
  for (const { name, millisecondsByDays } of growth) {
    const shortest = millisecondsByDays.get(Math.min(...historyDays)) ?? Number.NaN;
    const costs = [...millisecondsByDays].map(
      ([days, milliseconds]) => `${days} d ${milliseconds.toFixed(1)} ms (${percent(milliseconds / shortest)})`,
    );
    print(`  ${name.padEnd(28)} ${costs.join(', ')}`);
  }
  const { insertMs, restateMs, windows } = lateRow;
  print(
    `  a row ${lateByDays} days late           ${insertMs.toFixed(1)} ms to insert, ${restateMs.toFixed(1)} ms to restate ${windows.toFixed(1)} windows`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function whole(value: number): string {
  return Math.round(value).toString();
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
