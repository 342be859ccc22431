import type { TelemetryMetric } from '../map/metric-target.ts';
import {
  deadLettersCommand,
  devicesCommand,
  edgeNodesCommand,
  equipmentCommands,
  finishReplaysCommand,
  insertReceivedPointsCommand,
  registerCommand,
  tailedFilesCommand,
  telemetryCommands,
  transientValuesCommand,
} from './commands.ts';
import type { Command, RowNumbers } from './commands.ts';
import { admitNewPoints } from './admit-new-points.ts';
import { describeFault, isDuplicate, isRowFault } from './database-fault.ts';
import type { DatabaseSession } from './database-session.ts';
import type { DeadLetter } from './dead-letter.ts';
import { nothingIsNew } from './duplicate-forecast.ts';
import type { DuplicateForecast, NewRows } from './duplicate-forecast.ts';
import type { RowBatch } from './row-batch.ts';

/** What became of a batch. */
export interface WriteOutcome {
  readonly equipmentRows: number;
  readonly telemetryRows: number;
  readonly deadLetters: number;
  /** Rows that the database refused one by one; they are among the dead letters. */
  readonly refusedRows: number;
}

/**
 * Writes a batch in one transaction. When the database refuses a row, the batch is halved until the poisoned rows stand
 * alone; they become dead letters and all others land. Throws on any other fault; writing the same batch again is safe.
 */
export async function writeBatch(
  database: DatabaseSession,
  batch: RowBatch,
  forecast: DuplicateForecast,
): Promise<WriteOutcome> {
  await admitNewPoints(database, batch);
  const refusedMetrics = await registerNewMetrics(database, batch);
  const equipment = batch.equipment.numbersByEquipment;
  const telemetry = batch.telemetry.numbersByMetric;
  const known = telemetry.filter((row) => !refusedMetrics.has(metricOf(batch, row)));
  const refused = telemetry.flatMap((row) => refusedLetter(batch, row, refusedMetrics.get(metricOf(batch, row))));
  const facts = factCommands(batch);
  try {
    const letters = [...batch.deadLetters, ...tellSenders(batch, refused)];
    await insertOrMerge(batch, forecast, (newRows) =>
      database.transact([
        ...equipmentCommands(batch.equipment, equipment, newRows.equipment),
        ...telemetryCommands(batch.telemetry, known, newRows.telemetry),
        ...facts,
        ...letterCommands(letters),
        ...pointCommands(batch, refused),
        ...replayCommands(batch),
      ]),
    );
    return outcome(equipment.length, known.length, letters.length, refused.length);
  } catch (error) {
    if (!isRowFault(error)) throw error;
  }
  return writeInParts(database, { batch, equipment, telemetry: known, refused, facts });
}

/** Inserts what should be new and merges the rest; merges everything when a row was there after all. */
async function insertOrMerge(
  batch: RowBatch,
  forecast: DuplicateForecast,
  write: (newRows: NewRows) => Promise<void>,
): Promise<void> {
  try {
    await write(forecast.newRowsOf(batch));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    forecast.metOne();
    await write(nothingIsNew);
  }
  forecast.noteWritten(batch);
}

interface Parts {
  readonly batch: RowBatch;
  readonly equipment: RowNumbers;
  readonly telemetry: RowNumbers;
  readonly refused: readonly DeadLetter[];
  readonly facts: readonly Command[];
}

async function writeInParts(database: DatabaseSession, parts: Parts): Promise<WriteOutcome> {
  const { batch, equipment, telemetry, facts } = parts;
  const poisonedEquipment = await isolate(equipment, (rows) =>
    database.transact(equipmentCommands(batch.equipment, rows, nothingIsNew.equipment)),
  );
  const poisonedTelemetry = await isolate(telemetry, (rows) =>
    database.transact(telemetryCommands(batch.telemetry, rows, nothingIsNew.telemetry)),
  );
  // The number of a metric whose row was deleted is no good any more; its next value asks for a new one.
  for (const { row } of poisonedTelemetry) metricOf(batch, row).id = undefined;
  const refused = [
    ...parts.refused,
    ...poisonedEquipment.flatMap(({ row, fault }) => refusedEquipmentLetter(batch, row, fault)),
    ...poisonedTelemetry.flatMap(({ row, fault }) => refusedLetter(batch, row, fault)),
  ];
  const letters = [...batch.deadLetters, ...tellSenders(batch, refused)];
  await isolate(facts, (commands) => database.transact(commands));
  await isolate(letters, (some) => database.transact(letterCommands(some)));
  await database.transact([...pointCommands(batch, refused), ...replayCommands(batch)]);
  return outcome(
    equipment.length - poisonedEquipment.length,
    telemetry.length - poisonedTelemetry.length,
    letters.length,
    refused.length,
  );
}

interface Poisoned<Item> {
  readonly row: Item;
  readonly fault: string;
}

/** Writes all items that the database takes, by halving what it refuses, and returns those it refuses on their own. */
async function isolate<Item>(
  items: readonly Item[],
  write: (items: readonly Item[]) => Promise<void>,
): Promise<readonly Poisoned<Item>[]> {
  const [first] = items;
  if (first === undefined) return [];
  try {
    await write(items);
    return [];
  } catch (error) {
    if (!isRowFault(error)) throw error;
    if (items.length === 1) return [{ row: first, fault: describeFault(error) }];
  }
  const middle = Math.ceil(items.length / 2);
  const poisoned = await isolate(items.slice(0, middle), write);
  return [...poisoned, ...(await isolate(items.slice(middle), write))];
}

/** Makes the rows of metrics met for the first time; returns those that the database refuses, with its reason. */
async function registerNewMetrics(
  database: DatabaseSession,
  { telemetry }: RowBatch,
): Promise<ReadonlyMap<TelemetryMetric, string>> {
  const unnumbered = [...new Set(telemetry.metrics)].filter(({ id }) => id === undefined);
  const poisoned = await isolate(unnumbered, async (metrics) => {
    const rows = await database.run(registerCommand(metrics));
    metrics.forEach((metric, index) => {
      const row = rows[index] as { readonly id: number } | undefined; // the statement returns ids in the order asked
      metric.id = row?.id;
    });
  });
  return new Map(poisoned.map(({ row, fault }) => [row, fault]));
}

function metricOf({ telemetry }: RowBatch, row: number): TelemetryMetric {
  const metric = telemetry.metrics[row];
  if (metric === undefined) throw new RangeError(`The batch has no telemetry row ${row}.`);
  return metric;
}

function factCommands({ facts, filePositions, transientValues }: RowBatch): readonly Command[] {
  return [
    ...(facts.nodes.length > 0 ? [edgeNodesCommand(facts.nodes)] : []),
    ...(facts.devices.length > 0 ? [devicesCommand(facts.devices)] : []),
    ...(transientValues.size > 0 ? [transientValuesCommand(transientValues.placements)] : []),
    ...(filePositions.size > 0 ? [tailedFilesCommand([...filePositions.values()])] : []),
  ];
}

/** A point that was refused may come again under its id. */
function pointCommands({ admittedPoints }: RowBatch, refused: readonly DeadLetter[]): readonly Command[] {
  const refusedMessages = new Set(refused.map(({ message }) => message));
  const ids = admittedPoints.filter(({ message }) => !refusedMessages.has(message)).map(({ id }) => id);
  return ids.length > 0 ? [insertReceivedPointsCommand(ids)] : [];
}

function replayCommands({ replays }: RowBatch): readonly Command[] {
  return replays.size > 0 ? [finishReplaysCommand([...replays])] : [];
}

/** Tells whoever waits what the database refused, and returns the letters that are not in dead_letters yet. */
function tellSenders(batch: RowBatch, refused: readonly DeadLetter[]): readonly DeadLetter[] {
  return refused.filter(({ message, reason, detail }) => {
    message.receipt?.noteRefusal(reason, detail);
    if (message.deadLetterId === undefined) return true;
    batch.replays.set(message.deadLetterId, { kind: 'refused', reason, detail });
    return false;
  });
}

function letterCommands(letters: readonly DeadLetter[]): readonly Command[] {
  return letters.length > 0 ? [deadLettersCommand(letters)] : [];
}

function refusedLetter(batch: RowBatch, row: number, fault: string | undefined): readonly DeadLetter[] {
  const message = batch.telemetry.messages[row];
  if (fault === undefined || message === undefined) return [];
  const source = metricOf(batch, row).name;
  return [
    {
      message,
      reason: 'refused-by-database',
      detail: `The database refused the value of ${source}: ${fault}.`,
      source,
    },
  ];
}

function refusedEquipmentLetter({ equipment }: RowBatch, row: number, fault: string): readonly DeadLetter[] {
  const message = equipment.messages[row];
  const source = `equipment ${equipment.equipmentIds[row] ?? 'unknown'}`;
  if (message === undefined) return [];
  return [
    {
      message,
      reason: 'refused-by-database',
      detail: `The database refused the sample of ${source}: ${fault}.`,
      source,
    },
  ];
}

function outcome(equipmentRows: number, telemetryRows: number, deadLetters: number, refusedRows: number): WriteOutcome {
  return { equipmentRows, telemetryRows, deadLetters, refusedRows };
}
