import type { EventColumns } from '../metadata/event-trigger-metadata.ts';
import { qualifiedKey } from '../metadata/qualified-name.ts';
import type { EventTrigger, Source, Table } from '../model/model.ts';

/** A trigger of a table, as `sync_event_triggers` takes it. */
export interface WantedTrigger {
  readonly schema: string;
  readonly table: string;
  readonly trigger: string;
  readonly operation: 'insert' | 'update' | 'delete';
  readonly arguments: readonly string[];
  /** Whether it fires for replicated changes, too. */
  readonly always: boolean;
}

/** What a source's event triggers need in its database. */
export interface EventNeeds {
  /** Whether there are any, if only ones that are invoked by hand. */
  readonly isUsed: boolean;
  readonly wanted: readonly WantedTrigger[];
}

export function eventNeeds(source: Source, stringifiesNumbers: boolean): EventNeeds {
  const wanted = [...source.eventTriggers.values()].flatMap((trigger) => {
    const table = source.tables.get(qualifiedKey(trigger.table));
    const texts = table === undefined || !stringifiesNumbers ? [] : bigNumberColumns(table);
    return (['insert', 'update', 'delete'] as const).flatMap((operation) => wantedFor(trigger, operation, texts) ?? []);
  });
  return { isUsed: source.eventTriggers.size > 0, wanted };
}

function wantedFor(
  { name, table, metadata }: EventTrigger,
  operation: WantedTrigger['operation'],
  texts: readonly string[],
): WantedTrigger | null {
  const listened = metadata.definition[operation];
  if (listened === null) return null;
  const told = operation === 'update' ? (listened.payload ?? '*') : listened.columns;
  return {
    schema: table.schema,
    table: table.name,
    trigger: `notify_hasura_${name}_${operation.toUpperCase()}`,
    operation,
    arguments: [name, columnsText(listened.columns), columnsText(told), columnsText(texts)],
    always: metadata.others['trigger_on_replication'] === true,
  };
}

function bigNumberColumns({ columns }: Table): readonly string[] {
  const big = ['int8', 'numeric', 'float8'];
  return [...columns.values()].filter(({ type }) => big.includes(type.name)).map(({ name }) => name);
}

/** An array as PostgreSQL reads it. */
function columnsText(columns: EventColumns): string {
  if (columns === '*') return '*';
  return `{${columns.map((name) => `"${name.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
