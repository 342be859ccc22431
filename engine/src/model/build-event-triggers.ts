import type { EventTriggerMetadata } from '../metadata/event-trigger-metadata.ts';
import { writeEventTrigger } from '../metadata/event-trigger-metadata.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { SourceMetadata } from '../metadata/metadata.ts';
import { qualifiedKey } from '../metadata/qualified-name.ts';
import type { WebhookMetadata } from '../metadata/webhook-metadata.ts';
import { readRequestTransform, readResponseTransform } from '../webhook/read-transform.ts';
import { resolveHeaders, resolveWebhook } from '../webhook/resolve-webhook.ts';
import type { EventTrigger } from './event-trigger.ts';
import { eventTriggerObject, type FaultList } from './fault-list.ts';
import type { ModelOptions, Source } from './model.ts';
import type { Table } from './table.ts';

/** The event triggers of a source that fit, by name. */
export function buildEventTriggers(
  metadata: SourceMetadata,
  tables: Source['tables'],
  environment: ModelOptions['environment'],
  faults: FaultList,
): ReadonlyMap<string, EventTrigger> {
  const built = new Map<string, EventTrigger>();
  for (const { table: name, event_triggers: triggers } of metadata.tables) {
    const table = tables.get(qualifiedKey(name));
    if (table === undefined) continue;
    for (const one of triggers) {
      const object = eventTriggerObject(metadata.name, name, one.name, writeEventTrigger(one));
      const trigger = faults.guard(object, () => buildEventTrigger(one, table, environment));
      if (trigger !== undefined) built.set(one.name, trigger);
    }
  }
  return built;
}

function buildEventTrigger(
  metadata: EventTriggerMetadata,
  table: Table,
  environment: ModelOptions['environment'],
): EventTrigger {
  requireColumns(metadata, table);
  const webhook = webhookOf(metadata);
  resolveWebhook(webhook, environment);
  resolveHeaders(metadata.headers, environment);
  const { name, request_transform: request, response_transform: response } = metadata;
  // Nobody reads what a handler answers to an event, so that its transformation has to be readable and no more.
  if (response !== null) readResponseTransform(response);
  return {
    name,
    table: { schema: table.schema, name: table.name },
    webhook,
    metadata,
    requestTransform: request === null ? null : readRequestTransform(request),
  };
}

/** @throws HasuraError unless exactly one of both ways to name the handler is used */
export function webhookOf({ webhook, webhook_from_env: variable }: EventTriggerMetadata): WebhookMetadata {
  if (webhook !== null && variable === null) return webhook;
  if (webhook === null && variable !== null) return { from_env: variable };
  const message =
    webhook === null
      ? 'must provide webhook or webhook_from_env'
      : 'only one of webhook or webhook_from_env should be given';
  throw new HasuraError({ code: 'parse-failed', message, path: '$.args' });
}

function requireColumns({ definition }: EventTriggerMetadata, table: Table): void {
  for (const listened of [definition.insert, definition.update, definition.delete]) {
    for (const columns of [listened?.columns ?? '*', listened?.payload ?? '*']) {
      const missing = columns === '*' ? undefined : columns.find((name) => !table.columns.has(name));
      if (missing === undefined) continue;
      throw new HasuraError({ code: 'not-exists', message: `column "${missing}" does not exist` });
    }
  }
}
