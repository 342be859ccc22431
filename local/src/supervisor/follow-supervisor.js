import { once } from 'node:events';
import { isMainThread } from 'node:worker_threads';

/** How long a room may drain after its supervisor has gone before it ends without further ado. */
const drainAfterLossMs = 5_000;

/**
 * Loaded into every room before its main module (`node --import follow-supervisor.js?<url of the room's code>`).
 *
 * A room is started ahead of its turn: it loads its code, says so, and its main module has to wait for the supervisor's
 * word. Then it runs as if it had been started just now. The channel to the supervisor closes when the supervisor ends,
 * be it by SIGKILL; the room then gets the SIGTERM that the supervisor can no longer send.
 */
async function followSupervisor() {
  endWithSupervisor();
  const word = once(process, 'message');
  const code = new URL(import.meta.url).search.slice(1);
  if (code !== '') await import(code);
  process.send?.('loaded');
  await word;
  // Only watched from now on: it must not keep a room alive that has nothing else to do.
  process.channel?.unref();
}

function endWithSupervisor() {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), drainAfterLossMs).unref();
    process.kill(process.pid, 'SIGTERM');
  });
}

if (isMainThread && process.connected) await followSupervisor();
