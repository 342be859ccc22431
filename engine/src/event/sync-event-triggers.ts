import { isDeepStrictEqual } from 'node:util';
import { postgresError } from '../execute/postgres-error.ts';
import { EventLog } from './event-log.ts';
import type { ServedEvents } from './event-delivery.ts';
import { eventNeeds, type EventNeeds } from './wanted-triggers.ts';

/**
 * Makes the triggers of every database those that the metadata needs; where they were right `before`, nothing is asked.
 *
 * @throws HasuraError when a table takes no trigger
 */
export async function syncEventTriggers(
  before: ServedEvents | null,
  after: ServedEvents,
  stringifiesNumbers: boolean,
): Promise<void> {
  await takeTriggersAway(before, after);
  for (const source of after.model.sources) {
    const pool = after.pools.get(source.name);
    const needs = eventNeeds(source, stringifiesNumbers);
    const known = before === null ? null : knownNeeds(before, source.name, stringifiesNumbers);
    if (pool === undefined || isDeepStrictEqual(known, needs)) continue;
    try {
      await new EventLog(pool).sync(needs);
    } catch (error) {
      throw postgresError(error, null, '$.args');
    }
  }
}

/** A source that leaves the metadata, but not its database, takes its triggers along. */
async function takeTriggersAway(before: ServedEvents | null, after: ServedEvents): Promise<void> {
  const left = before?.model.sources.filter(
    ({ name }) => !after.model.metadata.sources.some((one) => one.name === name),
  );
  for (const { name } of left ?? []) {
    const pool = before?.pools.get(name);
    // The database may be gone already, and its triggers with it.
    if (pool !== undefined) await new EventLog(pool).sync(nothing).catch(() => undefined);
  }
}

const nothing: EventNeeds = { isUsed: false, wanted: [] };

function knownNeeds({ model }: ServedEvents, name: string, stringifiesNumbers: boolean): EventNeeds | null {
  const source = model.sources.find((one) => one.name === name);
  return source === undefined ? null : eventNeeds(source, stringifiesNumbers);
}
