import type { TelemetryMetric } from '../map/metric-target.ts';
import { booleanArray, bytesArray, numberArray, textArray } from './array-literal.ts';
import { doubleArray, integerArray, numericArray, timeArray } from './binary-array.ts';
import type { DeadLetter } from './dead-letter.ts';
import type { EquipmentRows } from './equipment-rows.ts';
import type { SessionFact } from './session-facts.ts';
import type { FilePosition } from './file-position.ts';
import type { ReplayResult } from './replay-result.ts';
import {
  finishReplays,
  insertDeadLetters,
  insertEquipmentValues,
  insertNumbers,
  insertReceivedPoints,
  listReceivedPoints,
  mergeDevices,
  mergeEdgeNodes,
  mergeEquipmentValues,
  mergeNumbers,
  mergeTailedFiles,
  mergeTextsAndBooleans,
  mergeTransientValues,
  registerMetrics,
} from './statements.ts';
import type { Statement } from './statements.ts';
import type { Placement } from './placement.ts';
import type { TelemetryRows } from './telemetry-rows.ts';
import { signalOf } from './transient-values.ts';

/** A statement with its parameters, ready to be sent. */
export interface Command extends Statement {
  readonly values: readonly (string | Buffer | null)[];
}

/** Numbers of the rows of a batch that a command is to hold. */
export type RowNumbers = readonly number[];

/** Says of a row whether it should be new and be inserted; one that may be there already is merged with what is there. */
type IsNew = (row: number) => boolean;

/** One command for the rows that should be new and one for the rest; whichever has no rows is left out. */
export function equipmentCommands(rows: EquipmentRows, numbers: RowNumbers, isNew: IsNew): readonly Command[] {
  const [added, others] = partition(numbers, isNew);
  return [
    ...(others.length > 0 ? [equipmentCommand(rows, others, mergeEquipmentValues)] : []),
    ...(added.length > 0 ? [equipmentCommand(rows, added, insertEquipmentValues)] : []),
  ];
}

/** Numbers that should be new, other numbers, and values that are no numbers; whichever has no rows is left out. */
export function telemetryCommands(rows: TelemetryRows, numbers: RowNumbers, isNew: IsNew): readonly Command[] {
  const [numeric, textsAndBooleans] = partition(numbers, (row) => rows.metrics[row]?.dataType === 'number');
  const [added, others] = partition(numeric, isNew);
  return [
    ...(others.length > 0 ? [numbersCommand(rows, others, mergeNumbers)] : []),
    ...(added.length > 0 ? [numbersCommand(rows, added, insertNumbers)] : []),
    ...(textsAndBooleans.length > 0 ? [textsAndBooleansCommand(rows, textsAndBooleans)] : []),
  ];
}

export function registerCommand(metrics: readonly TelemetryMetric[]): Command {
  return {
    ...registerMetrics,
    values: [
      numberArray(metrics.map(({ equipmentId }) => equipmentId)),
      textArray(metrics.map(({ name }) => name)),
      textArray(metrics.map(({ unit }) => unit)),
      textArray(metrics.map(({ dataType }) => dataType)),
    ],
  };
}

export function edgeNodesCommand(facts: readonly SessionFact[]): Command {
  return { ...mergeEdgeNodes, values: [JSON.stringify(facts.map(factRecord))] };
}

export function devicesCommand(facts: readonly SessionFact[]): Command {
  return { ...mergeDevices, values: [JSON.stringify(facts.map(factRecord))] };
}

export function deadLettersCommand(letters: readonly DeadLetter[]): Command {
  return {
    ...insertDeadLetters,
    values: [
      numberArray(letters.map(({ message }) => message.receivedAt)),
      textArray(letters.map(({ message }) => withoutNul(message.topic))),
      bytesArray(letters.map(({ message }) => message.payload)),
      textArray(letters.map(({ reason }) => reason)),
      textArray(letters.map(({ detail }) => withoutNul(detail))),
      textArray(letters.map(({ source }) => withoutNul(source))),
      numberArray(letters.map(({ suppressed = 0 }) => suppressed)),
    ],
  };
}

export function listReceivedPointsCommand(ids: readonly string[]): Command {
  return { ...listReceivedPoints, values: [textArray(ids)] };
}

export function insertReceivedPointsCommand(ids: readonly string[]): Command {
  return { ...insertReceivedPoints, values: [textArray(ids)] };
}

export function tailedFilesCommand(positions: readonly FilePosition[]): Command {
  const records = positions.map(({ fileId, path, byteOffset, tailHash }) => ({
    file_id: fileId,
    path,
    byte_offset: byteOffset,
    tail_hash: tailHash,
  }));
  return { ...mergeTailedFiles, values: [JSON.stringify(records)] };
}

export function transientValuesCommand(placements: readonly Placement[]): Command {
  const records = placements.map((placement) => ({
    equipment_id: signalOf(placement).equipmentId,
    name: signalOf(placement).name,
    time_ms: placement.time,
    value: onlyNumber(placement.value),
    text_value: onlyText(placement.value),
    boolean_value: onlyBoolean(placement.value),
    quality: placement.quality,
  }));
  return { ...mergeTransientValues, values: [JSON.stringify(records)] };
}

export function finishReplaysCommand(replays: readonly (readonly [id: string, result: ReplayResult])[]): Command {
  const refusals = replays.map(([, result]) => (result.kind === 'refused' ? result : undefined));
  return {
    ...finishReplays,
    values: [
      textArray(replays.map(([id]) => id)),
      textArray(refusals.map((refusal) => refusal?.reason)),
      textArray(refusals.map((refusal) => refusal && withoutNul(refusal.detail))),
    ],
  };
}

function equipmentCommand(rows: EquipmentRows, numbers: RowNumbers, statement: Statement): Command {
  const pick = (column: readonly (number | undefined)[]): readonly (number | undefined)[] =>
    numbers.map((row) => column[row]);
  const { state, mode, speed, produced, scrap, produced_counter, scrap_counter } = rows.columns;
  return {
    ...statement,
    values: [
      integerArray(pick(rows.equipmentIds)),
      timesOf(rows, numbers),
      integerArray(pick(state)),
      integerArray(pick(mode)),
      doubleArray(pick(speed)),
      ...[produced, scrap, produced_counter, scrap_counter].map((column) => numericArray(pick(column))),
      integerArray(pick(rows.qualities)),
    ],
  };
}

function numbersCommand(rows: TelemetryRows, numbers: RowNumbers, statement: Statement): Command {
  return {
    ...statement,
    values: [
      integerArray(numbers.map((row) => rows.metrics[row]?.id)),
      timesOf(rows, numbers),
      doubleArray(numbers.map((row) => onlyNumber(rows.values[row]))),
      integerArray(numbers.map((row) => rows.qualities[row])),
    ],
  };
}

function textsAndBooleansCommand(rows: TelemetryRows, numbers: RowNumbers): Command {
  return {
    ...mergeTextsAndBooleans,
    values: [
      integerArray(numbers.map((row) => rows.metrics[row]?.id)),
      timesOf(rows, numbers),
      textArray(numbers.map((row) => onlyText(rows.values[row]))),
      booleanArray(numbers.map((row) => onlyBoolean(rows.values[row]))),
      integerArray(numbers.map((row) => rows.qualities[row])),
    ],
  };
}

function partition(numbers: RowNumbers, isFirst: (row: number) => boolean): readonly [RowNumbers, RowNumbers] {
  const first = numbers.filter(isFirst);
  return [first, first.length === numbers.length ? [] : numbers.filter((row) => !isFirst(row))];
}

function timesOf(rows: { readonly times: readonly number[] }, numbers: RowNumbers): Buffer | string {
  return timeArray(numbers.map((row) => rows.times[row] ?? Number.NaN));
}

function onlyNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function onlyText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function onlyBoolean(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

function factRecord(fact: SessionFact): Readonly<Record<string, unknown>> {
  return {
    group_id: fact.groupId,
    edge_node_id: fact.edgeNodeId,
    device_id: fact.deviceId,
    online: fact.online,
    since: fact.since,
    bd_seq: fact.bdSeq,
    sequence: fact.sequence,
    born_at: fact.bornAt,
    last_message_at: fact.lastMessageAt,
    clock_skew_ms: fact.clockSkewMs,
    unanswered_rebirths: fact.unansweredRebirths,
    metrics: fact.metrics,
  };
}

/** PostgreSQL's text holds no NUL, and a dead letter must land whatever it is about. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
