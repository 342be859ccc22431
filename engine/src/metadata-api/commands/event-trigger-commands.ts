import { EventLog } from '../../event/event-log.ts';
import {
  readEventDefinition,
  readEventTrigger,
  readTriggerName,
  type EventTriggerMetadata,
} from '../../metadata/event-trigger-metadata.ts';
import { HasuraError } from '../../metadata/hasura-error.ts';
import type { Json } from '../../metadata/json.ts';
import { JsonPlace } from '../../metadata/json-place.ts';
import type { QualifiedName } from '../../metadata/qualified-name.ts';
import { readQualifiedName } from '../../metadata/read-table-metadata.ts';
import { webhookOf } from '../../model/build-event-triggers.ts';
import { checkTransforms } from '../check-transforms.ts';
import { alreadyExists, notExists, sourceOf, success, type Command } from '../command.ts';
import type { Draft } from '../draft.ts';
import { editTable } from '../edit-metadata.ts';
import { removeObject } from '../remove-object.ts';

/** `{name, source, table, insert, update, delete, enable_manual, webhook, …, replace}` */
const createEventTrigger: Command = async ({ args, draft }) => {
  const source = sourceOf(args);
  const table = readQualifiedName(args.key('table'));
  const trigger = readNewTrigger(args);
  draft.table(source, table);
  const known = findTrigger(draft, source, trigger.name);
  const replaces = args.optional('replace')?.boolean() ?? false;
  if (known !== undefined && !replaces) throw alreadyExists(`event trigger with name "${trigger.name}" already exists`);
  const cleared = known === undefined ? draft.metadata : removeObject(draft.metadata, known.object);
  const metadata = editTable(cleared, source, table, (one) => ({
    ...one,
    event_triggers: [...one.event_triggers, trigger],
  }));
  await draft.change(metadata, { object: { kind: 'event-trigger', source, table, name: trigger.name } });
  return success;
};

/** The command has the operations beside the name, where the metadata has a definition. */
function readNewTrigger(args: JsonPlace): EventTriggerMetadata {
  const { insert, update, delete: removal, enable_manual: isManual } = readEventDefinition(args);
  if (insert === null && update === null && removal === null && !isManual) {
    throw args.fault('atleast one amongst insert/update/delete/enable_manual spec must be provided');
  }
  const beside = ['source', 'table', 'replace', 'insert', 'update', 'delete', 'enable_manual'];
  const { trigger_on_replication: onReplication, ...rest } = args.others(beside);
  const definition = args.others(Object.keys(args.object()).filter((key) => !beside.slice(3).includes(key)));
  const extra = onReplication === true ? { trigger_on_replication: true } : {};
  const trigger = readEventTrigger(new JsonPlace({ ...rest, ...extra, definition }, args.path));
  webhookOf(trigger);
  checkTransforms(args);
  return trigger;
}

/** `{name, source}`: its events are set aside. */
const deleteEventTrigger: Command = async ({ args, draft }) => {
  const { source, found } = requiredTrigger(draft, args);
  await draft.change(removeObject(draft.metadata, found.object));
  await logOf(draft, source)?.archive(found.trigger.name);
  return success;
};

/** `{event_id, source}` */
const redeliverEvent: Command = async ({ args, draft }) => {
  const source = sourceOf(args);
  const id = args.key('event_id').nonEmptyString();
  const triggers = [...(draft.modelSource(source)?.eventTriggers.keys() ?? [])];
  const isFound = (await logOf(draft, source)?.redeliver(id, triggers)) ?? false;
  if (!isFound) throw notExists('event not found');
  return success;
};

/** `{name, source, payload}`: tells the handler something, of triggers with `enable_manual`. */
const invokeEventTrigger: Command = async ({ args, draft }) => {
  const { source, found } = requiredTrigger(draft, args);
  const { trigger, table } = found;
  if (!trigger.definition.enable_manual) {
    const message = `manual mode is not enabled for event trigger: "${trigger.name}"`;
    throw new HasuraError({ code: 'not-supported', message, path: '$.args' });
  }
  const payload = args.key('payload').value;
  return { event_id: (await logOf(draft, source)?.insertManual(table, trigger.name, payload)) ?? null };
};

/** `{name, source, limit, offset, status}` */
const getEventLogs: Command = async ({ args, draft }) => {
  const { source, found } = requiredTrigger(draft, args);
  const status = args.optional('status')?.word(['all', 'pending', 'processed'] as const, 'unknown status') ?? 'all';
  const filter = { trigger: found.trigger.name, id: null, status, ...readPage(args) };
  return (await logOf(draft, source)?.readEvents(filter)) ?? [];
};

/** `{name, source, limit, offset}` */
const getEventInvocationLogs: Command = async ({ args, draft }) => {
  const { source, found } = requiredTrigger(draft, args);
  const filter = { trigger: found.trigger.name, id: null, ...readPage(args) };
  return (await logOf(draft, source)?.readInvocations(filter)) ?? [];
};

/** `{event_id, source, invocation_log_limit, invocation_log_offset}` */
const getEventById: Command = async ({ args, draft }) => {
  const log = logOf(draft, sourceOf(args));
  const id = args.key('event_id').nonEmptyString();
  const page = readPage(args, 'invocation_log_');
  const events = await log?.readEvents({ trigger: null, id, status: 'all', limit: 1, offset: 0 });
  const [event] = (events ?? []) as readonly Json[];
  if (event === undefined) throw notExists('event not found');
  return { event, invocations: (await log?.readInvocations({ trigger: null, id, ...page })) ?? [] };
};

export function readPage(args: JsonPlace, prefix = ''): { readonly limit: number; readonly offset: number } {
  const read = (name: string, byDefault: number): number => {
    const place = args.optional(`${prefix}${name}`);
    const value = place?.integer() ?? byDefault;
    if (place !== undefined && value < 0) throw place.fault(`${name} must not be negative`);
    return value;
  };
  return { limit: read('limit', 100), offset: read('offset', 0) };
}

interface FoundTrigger {
  readonly trigger: EventTriggerMetadata;
  readonly table: QualifiedName;
  readonly object: {
    readonly kind: 'event-trigger';
    readonly source: string;
    readonly table: QualifiedName;
    readonly name: string;
  };
}

function requiredTrigger(draft: Draft, args: JsonPlace): { readonly source: string; readonly found: FoundTrigger } {
  const source = sourceOf(args);
  const name = readTriggerName(args.key('name'));
  const found = findTrigger(draft, source, name);
  if (found === undefined) throw notExists(`event trigger with name "${name}" does not exist`);
  return { source, found };
}

function findTrigger(draft: Draft, source: string, name: string): FoundTrigger | undefined {
  for (const { table, event_triggers: triggers } of draft.source(source).tables) {
    const trigger = triggers.find((one) => one.name === name);
    if (trigger !== undefined) return { trigger, table, object: { kind: 'event-trigger', source, table, name } };
  }
  return undefined;
}

function logOf(draft: Draft, source: string): EventLog | undefined {
  const pool = draft.state.pools.get(source);
  return pool === undefined ? undefined : new EventLog(pool);
}

export const eventTriggerCommands: Readonly<Record<string, Command>> = {
  create_event_trigger: createEventTrigger,
  delete_event_trigger: deleteEventTrigger,
  redeliver_event: redeliverEvent,
  invoke_event_trigger: invokeEventTrigger,
  get_event_logs: getEventLogs,
  get_event_invocation_logs: getEventInvocationLogs,
  get_event_by_id: getEventById,
};
