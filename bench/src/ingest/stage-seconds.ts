/** Seconds that the worker has spent on messages so far, by what it did. */
export interface StageSeconds {
  readonly decode: number;
  readonly map: number;
  /** Waiting for the database, while the next messages were decoded and mapped. */
  readonly write: number;
}

/** Asks a worker's /metrics. */
export async function stageSeconds(workerUrl: string): Promise<StageSeconds> {
  const text = await (await fetch(new URL('/metrics', workerUrl))).text();
  const seconds = (stage: string): number =>
    Number(new RegExp(`^andon_ingest_stage_seconds_total\\{stage="${stage}"\\} (.+)$`, 'm').exec(text)?.[1] ?? 0);
  return { decode: seconds('decode'), map: seconds('map'), write: seconds('write') };
}
