import type { CronTrigger } from '../model/model.ts';
import type { ScheduledRetries } from '../metadata/cron-trigger-metadata.ts';
import type { Json, JsonObject } from '../metadata/json.ts';
import { continueTrace } from '../webhook/trace.ts';
import { QueueWorker } from '../webhook/queue-worker.ts';
import type { Environment } from '../webhook/resolve-webhook.ts';
import { deliver, type Delivery } from './deliver.ts';
import type { ScheduledLog, TakenScheduledEvent } from './scheduled-log.ts';

export interface ScheduledDelivererParts {
  readonly log: ScheduledLog;
  readonly triggers: () => ReadonlyMap<string, CronTrigger>;
  readonly environment: Environment;
  readonly fetchAfterMs: number;
  readonly onFault: (error: unknown) => void;
}

const batchSize = 100;

/** Delivers scheduled events of one kind when their time has come, unless it came too long ago. */
export function scheduledDeliverer(parts: ScheduledDelivererParts): QueueWorker<TakenScheduledEvent> {
  const { log, triggers, fetchAfterMs, onFault } = parts;
  return new QueueWorker({
    fetchAfterMs,
    batchSize,
    maximumTasks: batchSize,
    take: (limit) => log.take(limit, [...triggers().keys()]),
    work: (event) => deliverOrLetDie(event, parts).catch(onFault),
    giveBack: (events) => log.giveBack(events.map(({ id }) => id)),
    onFault,
  });
}

async function deliverOrLetDie(
  event: TakenScheduledEvent,
  { log, triggers, environment }: ScheduledDelivererParts,
): Promise<void> {
  const trigger = event.trigger_name === undefined ? undefined : triggers().get(event.trigger_name);
  const retries = trigger?.metadata.retry_conf ?? event.retry_conf ?? byDefault;
  const lateSeconds = (Date.now() - Date.parse(event.scheduled_time)) / 1_000;
  if (lateSeconds > retries.tolerance_seconds) await log.die(event.id);
  else await log.record(event.id, await deliver(deliveryOf(event, trigger, retries), environment));
}

const byDefault: ScheduledRetries = {
  num_retries: 0,
  retry_interval_seconds: 10,
  timeout_seconds: 60,
  tolerance_seconds: 21_600,
};

function deliveryOf(event: TakenScheduledEvent, trigger: CronTrigger | undefined, retries: ScheduledRetries): Delivery {
  const payload = trigger === undefined ? oneOffPayload(event) : cronPayload(event, trigger);
  return {
    webhook: trigger?.metadata.webhook ?? event.webhook_conf ?? '',
    headers: trigger?.metadata.headers ?? event.header_conf ?? [],
    transform: trigger?.requestTransform ?? null,
    timeoutSeconds: retries.timeout_seconds,
    retries: { maximum: retries.num_retries, delaySeconds: retries.retry_interval_seconds },
    tries: event.tries,
    payload: JSON.stringify(payload),
    sessionVariables: null,
    trace: continueTrace({}),
  };
}

function cronPayload({ id, scheduled_time }: TakenScheduledEvent, { name, metadata }: CronTrigger): JsonObject {
  const { payload, comment } = metadata;
  return { id, name, scheduled_time, payload, ...shown(comment) };
}

function oneOffPayload({ id, scheduled_time, created_at, payload = null, comment }: TakenScheduledEvent): JsonObject {
  return { id, scheduled_time, created_at, payload, ...shown(comment) };
}

function shown(comment: Json | undefined): JsonObject {
  return comment === undefined || comment === null ? {} : { comment };
}
