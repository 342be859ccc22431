import type { Logger } from 'pino';
import type { Gateway } from './gateway/gateway.ts';

const checkEveryMs = 5_000;
/** What a restart after a crash may have to replay: about two seconds' worth. */
const checkpointAfterBytes = 134_217_728;

/**
 * What a server's checkpointer does: without it the write-ahead log would grow for as long as the process lives.
 * Returns a function that stops it.
 */
export function startCheckpoints(gateway: Gateway, log: Logger): () => void {
  let checkpointAt = 0;
  const check = async (): Promise<void> => {
    await gateway.inTurn(async (backend) => {
      const position = await backend.readWalPosition();
      if (position - checkpointAt < checkpointAfterBytes) return;
      const startedAt = performance.now();
      await backend.run('checkpoint');
      log.debug({ tookMs: performance.now() - startedAt }, 'A checkpoint was written.');
      checkpointAt = position;
    });
  };
  const timer = setInterval(() => void check().catch((error: unknown) => log.warn({ err: error })), checkEveryMs);
  return () => clearInterval(timer);
}
