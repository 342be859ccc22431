import { parseBurst, parsePoints } from '@andon/mqtt';
import express from 'express';
import type { Router } from 'express';
import { burstEndpoint, pointEndpoint } from '../dialect/dialect-router.ts';
import { answerFaults } from './answer-faults.ts';
import { IngestEndpoint } from './ingest-endpoint.ts';
import type { IngestEndpointParts } from './ingest-endpoint.ts';
import { requireToken } from './require-token.ts';

export interface IngestRoutesOptions extends IngestEndpointParts {
  /** What the header `Authorization: Bearer …` must hold; undefined: nothing is asked for. */
  readonly token: string | undefined;
  readonly longestBodyBytes: number;
}

/** `POST /plc-data` takes a burst, `POST /ingest` a point or a list of points; both answer once the rows are committed. */
export function createIngestRoutes({ token, longestBodyBytes, ...parts }: IngestRoutesOptions): Router {
  const router = express.Router();
  const endpoint = new IngestEndpoint(parts);
  const readBody = express.raw({ type: () => true, limit: longestBodyBytes });
  const before = [requireToken(token), endpoint.refuseWhenBusy, readBody];
  router.post('/plc-data', before, endpoint.handle({ topic: burstEndpoint, parse: parseBurst, itemBody: burstOf }));
  router.post(
    '/ingest',
    before,
    endpoint.handle({ topic: pointEndpoint, parse: parsePointsWithoutTopic, itemBody: pointOf }),
  );
  router.use(answerFaults);
  return router;
}

function parsePointsWithoutTopic(body: unknown): ReturnType<typeof parsePoints> {
  return parsePoints(body, undefined);
}

/** A burst of that metric alone, so that it can be taken again without the others. */
function burstOf(body: unknown, index: number): unknown {
  const burst = body as { readonly metrics: readonly unknown[] }; // parseBurst took it
  return { ...burst, metrics: [burst.metrics[index]] };
}

function pointOf(body: unknown, index: number): unknown {
  return Array.isArray(body) ? (body as readonly unknown[])[index] : body;
}
