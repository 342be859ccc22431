import { isMainThread } from 'node:worker_threads';

/** How long a room may drain after its supervisor has gone before it ends without further ado. */
const drainAfterLossMs = 5_000;

/**
 * Loaded into every room before its own code (`node --import`). The channel to the supervisor closes when the supervisor
 * ends, be it by SIGKILL; the room then gets the SIGTERM that the supervisor can no longer send.
 */
function endWithParent() {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), drainAfterLossMs).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Only watched: it must not keep a room alive that has nothing else to do.
  process.channel?.unref();
}

if (isMainThread && process.connected) endWithParent();
