import { writeCronTrigger, type CronTriggerMetadata } from '../metadata/cron-trigger-metadata.ts';
import { readRequestTransform } from '../webhook/read-transform.ts';
import { resolveHeaders, resolveWebhook, type Environment } from '../webhook/resolve-webhook.ts';
import type { CronTrigger } from './event-trigger.ts';
import { cronTriggerObject, type FaultList } from './fault-list.ts';

/** The cron triggers that fit, by name. */
export function buildCronTriggers(
  triggers: readonly CronTriggerMetadata[],
  environment: Environment,
  faults: FaultList,
): ReadonlyMap<string, CronTrigger> {
  const built = triggers.flatMap((metadata) => {
    const object = cronTriggerObject(metadata.name, writeCronTrigger(metadata));
    const trigger = faults.guard(object, () => buildCronTrigger(metadata, environment));
    return trigger === undefined ? [] : [[metadata.name, trigger] as const];
  });
  return new Map(built);
}

function buildCronTrigger(metadata: CronTriggerMetadata, environment: Environment): CronTrigger {
  resolveWebhook(metadata.webhook, environment);
  resolveHeaders(metadata.headers, environment);
  const { name, request_transform: request } = metadata;
  return { name, metadata, requestTransform: request === null ? null : readRequestTransform(request) };
}
