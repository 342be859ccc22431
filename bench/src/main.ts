import { measureIngest } from './ingest/measure-ingest.ts';
import { measureCopy } from './insert/measure-copy.ts';
import { measureUnnest } from './insert/measure-unnest.ts';
import { readBenchSettings } from './settings.ts';
import type { BenchSettings } from './settings.ts';
import { measureStart } from './start/measure-start.ts';

const benches: Readonly<Record<string, (settings: BenchSettings) => Promise<void>>> = {
  ingest: benchIngest,
  start: benchStart,
};

/** `npm run bench` runs every bench, `npm run bench -- ingest` those that are named. */
async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in benches));
  if (unknown.length > 0) {
    throw new Error(`There is no bench "${unknown.join('", "')}". Choose from: ${Object.keys(benches).join(', ')}.`);
  }
  const settings = readBenchSettings();
  for (const [name, run] of Object.entries(benches)) {
    if (names.length === 0 || names.includes(name)) await run(settings);
  }
}

async function benchIngest(settings: BenchSettings): Promise<void> {
  const { machines, seconds, metricsPerSecond, serverUrl } = settings;
  print(
    `Ingest: ${machines} machines, ${metricsPerSecond} metrics/s offered for ${seconds} s, 5 OEE and 6 process metrics a sample`,
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
  if (serverUrl === undefined) {
    print('  same rows, COPY on a server  not measured: set BENCH_SERVER_URL');
    return;
  }
  const copied = await measureCopy(serverUrl, settings);
  print(
    `  same rows, COPY on a server  ${whole(copied)} metrics/s; the whole line reaches ${percent(ingest.metricsPerSecond / copied)} of it`,
  );
}

async function benchStart(): Promise<void> {
  const figures = await measureStart();
  print('Start: npm start on an empty folder, then again on the same');
  print(`  first start to first row     ${(figures.firstStartMs / 1_000).toFixed(1)} s`);
  print(`  next start to first row      ${(figures.nextStartMs / 1_000).toFixed(1)} s`);
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
