import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { requestIdOf } from './give-request-id.ts';

/** From a quick command to one that waits for others. */
const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is to be seen of the calls from outside: metrics and a line of log each. */
export class Observation {
  readonly registry = new Registry();
  readonly #seconds = new Histogram({
    name: 'actions_call_seconds',
    help: 'How long calls of handlers took',
    labelNames: ['handler', 'status'] as const,
    buckets: secondsBuckets,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Measures and logs every call once it is answered. */
  observe(log: Logger): RequestHandler {
    return (request, response, next) => {
      const startedAt = performance.now();
      response.once('finish', () => {
        const durationMs = performance.now() - startedAt;
        const { statusCode: status } = response;
        // Paths that nothing answers are one handler: strangers must not make labels.
        const handler = status === 404 || status === 401 ? 'none' : request.path;
        this.#seconds.observe({ handler, status: String(status) }, durationMs / 1_000);
        log.debug({ handler, status, durationMs, requestId: requestIdOf(response) }, 'answered');
      });
      next();
    };
  }
}
