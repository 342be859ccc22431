import { readSchedule } from './cron-schedule.ts';
import type { Json, JsonObject } from './json.ts';
import type { JsonPlace } from './json-place.ts';
import { readHeader, type HeaderMetadata, type TransformMetadata } from './webhook-metadata.ts';
import { withoutEmpty } from './without-empty.ts';

/** A handler that is told of changes of a table's rows. */
export interface EventTriggerMetadata {
  readonly name: string;
  readonly definition: EventTriggerDefinition;
  readonly webhook: string | null;
  readonly webhook_from_env: string | null;
  readonly headers: readonly HeaderMetadata[];
  readonly retry_conf: RetryConfiguration;
  readonly request_transform: TransformMetadata | null;
  readonly response_transform: TransformMetadata | null;
  readonly cleanup_config: CleanupConfiguration | null;
  /** Keys this engine keeps and does not read. */
  readonly others: JsonObject;
}

export interface EventTriggerDefinition {
  readonly enable_manual: boolean;
  readonly insert: ListenedOperation | null;
  readonly update: ListenedOperation | null;
  readonly delete: ListenedOperation | null;
}

/** Which columns a handler is told of, or listened for in updates; `*`: all. */
export type EventColumns = '*' | readonly string[];

export interface ListenedOperation {
  readonly columns: EventColumns;
  /** null: all. */
  readonly payload: EventColumns | null;
}

export interface RetryConfiguration {
  readonly num_retries: number;
  readonly interval_sec: number;
  readonly timeout_sec: number;
}

/** How long the logs of delivered events are kept. */
export interface CleanupConfiguration {
  /** Five fields of cron, in UTC. */
  readonly schedule: string;
  readonly batch_size: number;
  /** Hours. */
  readonly clear_older_than: number;
  /** Seconds. */
  readonly timeout: number;
  readonly clean_invocation_logs: boolean;
  readonly paused: boolean;
}

const keys = [
  'name',
  'definition',
  'webhook',
  'webhook_from_env',
  'headers',
  'retry_conf',
  'request_transform',
  'response_transform',
  'cleanup_config',
];

/** One entry of a table's `event_triggers`. */
export function readEventTrigger(place: JsonPlace): EventTriggerMetadata {
  const definition = place.key('definition');
  const retries = place.optional('retry_conf');
  const cleanup = place.optional('cleanup_config');
  return {
    name: readTriggerName(place.key('name')),
    definition: readEventDefinition(definition),
    webhook: place.optional('webhook')?.string() ?? null,
    webhook_from_env: place.optional('webhook_from_env')?.string() ?? null,
    headers: place.optional('headers')?.list().map(readHeader) ?? [],
    retry_conf: retries === undefined ? noRetries : readRetries(retries),
    request_transform: place.optional('request_transform')?.object() ?? null,
    response_transform: place.optional('response_transform')?.object() ?? null,
    cleanup_config: cleanup === undefined ? null : readCleanup(cleanup),
    others: place.others(keys),
  };
}

export function readTriggerName(place: JsonPlace): string {
  const name = place.nonEmptyString();
  if (!/^[A-Za-z0-9_-]+$/.test(name)) {
    throw place.fault('only alphanumeric and underscore and hyphens allowed for name');
  }
  if (name.length > 42) throw place.fault('event trigger name can be at most 42 characters');
  return name;
}

export function readEventDefinition(place: JsonPlace): EventTriggerDefinition {
  const operation = (name: string): ListenedOperation | null => {
    const listened = place.optional(name);
    return listened === undefined ? null : readListened(listened);
  };
  return {
    enable_manual: place.optional('enable_manual')?.boolean() ?? false,
    insert: operation('insert'),
    update: operation('update'),
    delete: operation('delete'),
  };
}

function readListened(place: JsonPlace): ListenedOperation {
  const payload = place.optional('payload');
  return { columns: readColumns(place.key('columns')), payload: payload === undefined ? null : readColumns(payload) };
}

function readColumns(place: JsonPlace): EventColumns {
  return place.value === '*' ? '*' : place.list().map((column) => column.string());
}

const noRetries: RetryConfiguration = { num_retries: 0, interval_sec: 10, timeout_sec: 60 };

function readRetries(place: JsonPlace): RetryConfiguration {
  return {
    num_retries: place.optional('num_retries')?.integer() ?? noRetries.num_retries,
    interval_sec: place.optional('interval_sec')?.integer() ?? noRetries.interval_sec,
    timeout_sec: place.optional('timeout_sec')?.integer() ?? noRetries.timeout_sec,
  };
}

function readCleanup(place: JsonPlace): CleanupConfiguration {
  return {
    schedule: readSchedule(place.key('schedule')),
    batch_size: place.optional('batch_size')?.integer() ?? 10_000,
    clear_older_than: place.key('clear_older_than').integer(),
    timeout: place.optional('timeout')?.integer() ?? 60,
    clean_invocation_logs: place.optional('clean_invocation_logs')?.boolean() ?? false,
    paused: place.optional('paused')?.boolean() ?? false,
  };
}

export function writeEventTrigger(trigger: EventTriggerMetadata): JsonObject {
  const { definition, headers, cleanup_config: cleanup } = trigger;
  return {
    name: trigger.name,
    definition: {
      enable_manual: definition.enable_manual,
      ...withoutEmpty({
        insert: writeListened(definition.insert),
        update: writeListened(definition.update),
        delete: writeListened(definition.delete),
      }),
    },
    retry_conf: { ...trigger.retry_conf },
    ...withoutEmpty({
      webhook: trigger.webhook,
      webhook_from_env: trigger.webhook_from_env,
      headers: headers.map((header) => ({ ...header })),
      request_transform: trigger.request_transform,
      response_transform: trigger.response_transform,
      cleanup_config: cleanup === null ? null : { ...cleanup },
    }),
    ...trigger.others,
  };
}

function writeListened(listened: ListenedOperation | null): Json {
  if (listened === null) return null;
  return { columns: listened.columns, ...(listened.payload === null ? {} : { payload: listened.payload }) };
}
