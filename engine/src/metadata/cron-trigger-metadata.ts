import { readSchedule } from './cron-schedule.ts';
import type { Json, JsonObject } from './json.ts';
import type { JsonPlace } from './json-place.ts';
import {
  readHeader,
  readWebhook,
  type HeaderMetadata,
  type TransformMetadata,
  type WebhookMetadata,
} from './webhook-metadata.ts';
import { withoutEmpty } from './without-empty.ts';

/** A handler that is told at times that a schedule gives. */
export interface CronTriggerMetadata {
  readonly name: string;
  readonly webhook: WebhookMetadata;
  /** Five fields of cron, in UTC. */
  readonly schedule: string;
  readonly payload: Json;
  readonly headers: readonly HeaderMetadata[];
  readonly retry_conf: ScheduledRetries;
  /** Whether it is exported with the metadata. */
  readonly include_in_metadata: boolean;
  readonly comment: string | null;
  readonly request_transform: TransformMetadata | null;
  readonly response_transform: TransformMetadata | null;
}

export interface ScheduledRetries {
  readonly num_retries: number;
  readonly retry_interval_seconds: number;
  readonly timeout_seconds: number;
  /** What is later than so is not delivered any more. */
  readonly tolerance_seconds: number;
}

/** One entry of the metadata's `cron_triggers`. */
export function readCronTrigger(place: JsonPlace): CronTriggerMetadata {
  return {
    name: place.key('name').nonEmptyString(),
    webhook: readWebhook(place.key('webhook')),
    schedule: readSchedule(place.key('schedule')),
    payload: place.optional('payload')?.value ?? null,
    headers: place.optional('headers')?.list().map(readHeader) ?? [],
    retry_conf: readScheduledRetries(place.optional('retry_conf')),
    include_in_metadata: place.optional('include_in_metadata')?.boolean() ?? true,
    comment: place.optional('comment')?.string() ?? null,
    request_transform: place.optional('request_transform')?.object() ?? null,
    response_transform: place.optional('response_transform')?.object() ?? null,
  };
}

export function readScheduledRetries(place: JsonPlace | undefined): ScheduledRetries {
  const read = (name: keyof ScheduledRetries, byDefault: number): number => {
    const value = place?.optional(name);
    const number = value?.integer() ?? byDefault;
    if (value !== undefined && number < 0) throw value.fault(`${name} must not be negative`);
    return number;
  };
  return {
    num_retries: read('num_retries', 0),
    retry_interval_seconds: read('retry_interval_seconds', 10),
    timeout_seconds: read('timeout_seconds', 60),
    tolerance_seconds: read('tolerance_seconds', 21_600),
  };
}

export function writeCronTrigger(trigger: CronTriggerMetadata): JsonObject {
  const { name, webhook, schedule, include_in_metadata: isIncluded, retry_conf: retries, payload } = trigger;
  return {
    name,
    webhook,
    schedule,
    include_in_metadata: isIncluded,
    ...(payload === null ? {} : { payload }),
    retry_conf: { ...retries },
    ...withoutEmpty({
      headers: trigger.headers.map((header) => ({ ...header })),
      comment: trigger.comment,
      request_transform: trigger.request_transform,
      response_transform: trigger.response_transform,
    }),
  };
}
