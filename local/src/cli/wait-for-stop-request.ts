import type { Environment } from '../settings.ts';

const lookAtParentEveryMs = 1_000;

/**
 * Resolves at the first Ctrl-C, SIGTERM or closed terminal. npm puts a shell between itself and us that does not pass
 * SIGTERM on, so under npm the end of our parent counts as well.
 */
export function waitForStopRequest(environment: Environment): Promise<'stop'> {
  return new Promise((resolve) => {
    const parent = process.ppid;
    const isUnderNpm = environment['npm_lifecycle_event'] !== undefined;
    const timer = setInterval(() => {
      if (isUnderNpm && process.ppid !== parent) request();
    }, lookAtParentEveryMs).unref();
    const request = () => {
      clearInterval(timer);
      resolve('stop');
    };
    // Kept after the first signal: one Ctrl-C may arrive twice, from the terminal and from npm.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, request);
  });
}
