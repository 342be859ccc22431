import { setTimeout as delay } from 'node:timers/promises';

const limitMs = 120_000;

/**
 * Waits until a worker has received so many metrics and has committed all of them. Rows are no measure where the metrics
 * of one sample come in many messages: their row may be written once for each batch that holds some of them.
 */
export async function waitForDrain(workerUrl: string, metrics: number): Promise<number> {
  const until = Date.now() + limitMs;
  for (;;) {
    const text = await (await fetch(new URL('/metrics', workerUrl))).text();
    const received = valueOf(text, 'andon_ingest_metrics_total');
    if (received >= metrics && valueOf(text, 'andon_ingest_queue_rows') === 0) return Date.now();
    if (Date.now() > until) throw new Error(`Metrics are missing: ${received} of ${metrics} came.`);
    await delay(100);
  }
}

function valueOf(text: string, name: string): number {
  return Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
}
