import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import { answerErrors, answerNotFound } from './answer-errors.ts';
import { giveRequestId } from './give-request-id.ts';
import { limitCallsAtOnce } from './limit-calls-at-once.ts';
import { limitCalls } from './limit-calls.ts';
import { Observation } from './observation.ts';
import { requireSecret, secretHeader } from './require-secret.ts';

/** What a handler may be sent. An import of many rows fits. */
const longestBody = '1mb';

/** Of a hundred calls a second, the last of these waits for a second. */
const mostCallsAtOnce = 100;

/** What an app is made of. */
export interface AppOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** What is for everybody. */
  readonly openRoutes: Router;
  /** What Hasura alone may call, by path. */
  readonly routes: Readonly<Record<string, Router>>;
}

/** Everything around the handlers: who may call, how much and how often, and what comes of errors. */
export function createApp({ settings, log, openRoutes, routes }: AppOptions): Express {
  const observation = new Observation();
  const app = express();
  // Nobody asks for the same answer again to learn whether it is still the same.
  app.set('etag', false).disable('x-powered-by');
  app.use(guardBrowsers());
  app.use(giveRequestId);
  app.use(observation.observe(log));
  app.get('/healthz', (_request, response) => {
    response.json({ healthy: true, message: 'actions takes calls' });
  });
  app.get('/metrics', async (_request, response) => {
    response.type(observation.registry.contentType).send(await observation.registry.metrics());
  });
  app.use(openRoutes);
  app.use(requireSecret(settings.secret));
  app.use(limitCallsAtOnce(mostCallsAtOnce));
  app.use(express.json({ limit: longestBody }));
  app.use(limitCalls(settings.callsPerMinute));
  for (const [path, router] of Object.entries(routes)) app.use(path, router);
  app.use(answerNotFound);
  app.use(answerErrors(log));
  return app;
}

/** Headers for browsers, which have no secret: to Hasura they would only be work, with every command. */
function guardBrowsers(): RequestHandler {
  const guard = helmet();
  return (request, response, next) => {
    if (request.get(secretHeader) === undefined) guard(request, response, next);
    else next();
  };
}
