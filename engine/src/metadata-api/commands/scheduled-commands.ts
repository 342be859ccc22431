import { insertOneOffEvent } from '../../event/one-off-events.ts';
import { ScheduledLog, type ScheduledKind, type ScheduledPage } from '../../event/scheduled-log.ts';
import { readCronTrigger, readScheduledRetries, writeCronTrigger } from '../../metadata/cron-trigger-metadata.ts';
import type { Json } from '../../metadata/json.ts';
import type { JsonPlace } from '../../metadata/json-place.ts';
import { readHeader, readWebhook } from '../../metadata/webhook-metadata.ts';
import { resolveHeaders, resolveWebhook } from '../../webhook/resolve-webhook.ts';
import { checkTransforms } from '../check-transforms.ts';
import { alreadyExists, notExists, success, type Command } from '../command.ts';
import type { Draft } from '../draft.ts';
import { removeObject } from '../remove-object.ts';
import { readPage } from './event-trigger-commands.ts';

/** `{name, webhook, schedule, payload, headers, retry_conf, include_in_metadata, comment, replace}` */
const createCronTrigger: Command = async ({ args, draft }) => {
  const trigger = readCronTrigger(args);
  checkTransforms(args);
  const replaces = args.optional('replace')?.boolean() ?? false;
  if (!replaces && hasCronTrigger(draft, trigger.name)) {
    throw alreadyExists(`cron trigger with name: ${trigger.name} already exists`);
  }
  const others = draft.metadata.cron_triggers.filter(({ name }) => name !== trigger.name);
  const metadata = { ...draft.metadata, cron_triggers: [...others, trigger] };
  await draft.change(metadata, { object: { kind: 'cron-trigger', name: trigger.name } });
  return success;
};

const deleteCronTrigger: Command = async ({ args, draft }) => {
  const name = requiredCronTrigger(draft, args.key('name'));
  await draft.change(removeObject(draft.metadata, { kind: 'cron-trigger', name }));
  return success;
};

const getCronTriggers: Command = ({ draft }) =>
  Promise.resolve({ cron_triggers: draft.metadata.cron_triggers.map(writeCronTrigger) });

/** `{webhook, schedule_at, payload, headers, retry_conf, comment}` */
const createScheduledEvent: Command = async ({ args, storePool, settings }) => {
  const webhook = readWebhook(args.key('webhook'));
  const headers = args.optional('headers')?.list().map(readHeader) ?? [];
  resolveWebhook(webhook, settings.environment);
  resolveHeaders(headers, settings.environment);
  const event_id = await insertOneOffEvent(storePool, {
    webhook,
    scheduleAt: readTime(args.key('schedule_at')),
    retries: readScheduledRetries(args.optional('retry_conf')),
    payload: args.optional('payload')?.value ?? null,
    headers,
    comment: args.optional('comment')?.string() ?? null,
  });
  return { message: 'success', event_id };
};

/** `{type: cron | one_off, event_id}` */
const deleteScheduledEvent: Command = async ({ args, storePool }) => {
  const log = new ScheduledLog(storePool, readKind(args.key('type')));
  const id = args.key('event_id').nonEmptyString();
  if (!(await log.delete(id))) throw notExists('scheduled event not found');
  return success;
};

/** `{type, trigger_name, status, limit, offset, get_rows_count}` */
const getScheduledEvents: Command = async ({ args, draft, storePool }) => {
  const { kind, trigger } = readOwner(args, draft);
  const statuses = args
    .optional('status')
    ?.list()
    .map((one) => one.word(['scheduled', 'locked', 'delivered', 'error', 'dead'] as const, 'unknown status'));
  const page = await new ScheduledLog(storePool, kind).readEvents({ trigger, ...readPage(args) }, statuses ?? null);
  return pageAnswer('events', page, args);
};

/** `{type, trigger_name, event_id, limit, offset, get_rows_count}` */
const getScheduledEventInvocations: Command = async ({ args, draft, storePool }) => {
  const id = args.optional('event_id')?.string() ?? null;
  const owner = id === null ? readOwner(args, draft) : { kind: readKind(args.key('type')), trigger: null };
  const log = new ScheduledLog(storePool, owner.kind);
  return pageAnswer('invocations', await log.readInvocations({ trigger: owner.trigger, ...readPage(args) }, id), args);
};

function pageAnswer(name: string, { count, items }: ScheduledPage, args: JsonPlace): Json {
  const isCounted = args.optional('get_rows_count')?.boolean() ?? false;
  return isCounted ? { count, [name]: items } : { [name]: items };
}

function readOwner(args: JsonPlace, draft: Draft): { readonly kind: ScheduledKind; readonly trigger: string | null } {
  const kind = readKind(args.key('type'));
  return { kind, trigger: kind === 'cron' ? requiredCronTrigger(draft, args.key('trigger_name')) : null };
}

function readKind(place: JsonPlace): ScheduledKind {
  return place.word(['cron', 'one_off'] as const, 'expected one_off or cron');
}

function readTime(place: JsonPlace): string {
  const text = place.string();
  const time = Date.parse(/\d{4}-\d\d-\d\d/.test(text) ? text : '');
  if (Number.isNaN(time)) throw place.fault(`parsing UTCTime failed, not a time: ${text}`);
  return new Date(time).toISOString();
}

function hasCronTrigger(draft: Draft, name: string): boolean {
  return draft.metadata.cron_triggers.some((one) => one.name === name);
}

function requiredCronTrigger(draft: Draft, place: JsonPlace): string {
  const name = place.nonEmptyString();
  if (!hasCronTrigger(draft, name)) throw notExists(`cron trigger with name: "${name}" does not exist`);
  return name;
}

export const scheduledCommands: Readonly<Record<string, Command>> = {
  create_cron_trigger: createCronTrigger,
  delete_cron_trigger: deleteCronTrigger,
  get_cron_triggers: getCronTriggers,
  create_scheduled_event: createScheduledEvent,
  delete_scheduled_event: deleteScheduledEvent,
  get_scheduled_events: getScheduledEvents,
  get_scheduled_event_invocations: getScheduledEventInvocations,
};
