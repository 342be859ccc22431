import { isJsonObject, type Json } from '../metadata/json.ts';
import type { EventTrigger } from '../model/model.ts';
import { continueTraceContext } from '../webhook/trace.ts';
import { QueueWorker } from '../webhook/queue-worker.ts';
import type { Environment } from '../webhook/resolve-webhook.ts';
import { deliver, type Delivery } from './deliver.ts';
import type { EventLog, TakenEvent } from './event-log.ts';

export interface EventDelivererParts {
  readonly log: EventLog;
  /** The engine's number among those that live on the database. */
  readonly engine: number;
  /** The source's event triggers by name. */
  readonly triggers: () => ReadonlyMap<string, EventTrigger>;
  readonly environment: Environment;
  readonly pace: EventPace;
  readonly onFault: (error: unknown) => void;
}

export interface EventPace {
  readonly fetchAfterMs: number;
  readonly batchSize: number;
  readonly maximumRequests: number;
}

/**
 * Delivers the events of a source. An event is written by the transaction that makes it, taken by one engine, and
 * delivered when its handler has said so: an engine that dies in between leaves it to be taken and delivered again, and
 * so does one that could not write down what the handler said.
 */
export function eventDeliverer(parts: EventDelivererParts): QueueWorker<TakenEvent> {
  const { log, pace, onFault } = parts;
  const unrecorded: string[] = [];
  return new QueueWorker({
    fetchAfterMs: pace.fetchAfterMs,
    batchSize: pace.batchSize,
    maximumTasks: pace.maximumRequests,
    take: async (limit) => {
      await giveBack(unrecorded.splice(0), parts).catch(onFault);
      return take(limit, parts);
    },
    work: (event) =>
      deliverEvent(event, parts).catch((error: unknown) => {
        unrecorded.push(event.id);
        onFault(error);
      }),
    giveBack: (events) => log.giveBack(events.map(({ id }) => id)),
    onFault,
  });
}

async function giveBack(ids: readonly string[], { log }: EventDelivererParts): Promise<void> {
  if (ids.length > 0) await log.giveBack(ids);
}

async function take(limit: number, { log, triggers, engine }: EventDelivererParts): Promise<readonly TakenEvent[]> {
  const names = [...triggers().keys()];
  return names.length === 0 ? [] : log.take(names, limit, engine);
}

async function deliverEvent(event: TakenEvent, { log, triggers, environment }: EventDelivererParts): Promise<void> {
  const trigger = triggers().get(event.trigger_name);
  if (trigger === undefined) {
    await log.giveBack([event.id]);
    return;
  }
  const { invocation, outcome } = await deliver(deliveryOf(event, trigger), environment);
  await log.record(event, invocation, outcome);
}

function deliveryOf(event: TakenEvent, { webhook, metadata, requestTransform }: EventTrigger): Delivery {
  const { headers, retry_conf: retries } = metadata;
  // The database wrote the payload as JSON.
  const told = JSON.parse(event.payload) as Json;
  const { session_variables: variables, trace_context: trace } = isJsonObject(told) ? told : {};
  return {
    webhook,
    headers,
    transform: requestTransform,
    timeoutSeconds: retries.timeout_sec,
    retries: { maximum: retries.num_retries, delaySeconds: retries.interval_sec },
    tries: event.tries,
    payload: payloadOf(event, retries.num_retries),
    sessionVariables: isJsonObject(variables) ? variables : null,
    trace: continueTraceContext(trace),
  };
}

/** The event goes into the text as the database wrote it, so that no number in it changes. */
function payloadOf(event: TakenEvent, maximumRetries: number): string {
  const envelope = {
    created_at: event.created_at,
    delivery_info: { current_retry: event.tries, max_retries: maximumRetries },
    id: event.id,
    table: { name: event.table_name, schema: event.schema_name },
    trigger: { name: event.trigger_name },
  };
  return `${JSON.stringify(envelope).slice(0, -1)},"event":${event.payload}}`;
}
