import type { MetadataApi } from './metadata-api.ts';

/** Follows what other processes do to the metadata; the answer ends that. */
export function followStoredMetadata(api: MetadataApi, everyMs: number): () => Promise<void> {
  if (everyMs === 0) return () => Promise.resolve();
  let running: Promise<void> | null = null;
  const look = (): void => {
    running ??= api
      .catchUp()
      // The database may be away for a while; the next look comes soon.
      .catch(() => undefined)
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(look, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
