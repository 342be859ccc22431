import type { MetricValue } from '@andon/mqtt';
import type { RefusalReason } from '../host/host-action.ts';
import type { MetricTarget, TelemetryMetric } from './metric-target.ts';

/** A value fit for its column, or why it isn't. */
export type CheckedValue =
  { readonly kind: 'number'; readonly value: number } | { readonly kind: 'refused'; readonly reason: RefusalReason };

const highestPackMlState = 17;
const highestSmallint = 32_767;

type ColumnTarget = Extract<MetricTarget, { kind: 'column' }>;

type Refused = Extract<CheckedValue, { kind: 'refused' }>;

const wrongType: Refused = { kind: 'refused', reason: 'wrong-type' };
const outOfRange: Refused = { kind: 'refused', reason: 'out-of-range' };
const notFinite: Refused = { kind: 'refused', reason: 'not-finite' };

/** Checks a value against what its column of equipment_values holds, after the source's own state numbers are mapped. */
export function checkColumnValue(value: MetricValue, { column, stateMap }: ColumnTarget): CheckedValue {
  if (column === 'state') return checkState(value, stateMap);
  const number = asNumber(value);
  if (number === undefined) return wrongType;
  if (!Number.isFinite(number)) return notFinite;
  switch (column) {
    case 'mode':
      return Number.isInteger(number) && number >= 0 && number <= highestSmallint ? accept(number) : outOfRange;
    case 'produced_counter':
    case 'scrap_counter':
      return number >= 0 ? accept(number) : outOfRange;
    case 'speed':
    case 'produced':
    case 'scrap':
      return accept(number);
  }
}

/** Checks a value against the declared type of its metric; a value that fits is handed back as it is stored. */
export function checkTelemetryValue(
  value: MetricValue,
  { dataType }: TelemetryMetric,
): number | string | boolean | Refused {
  switch (dataType) {
    case 'number': {
      const number = asNumber(value);
      if (number === undefined) return wrongType;
      return Number.isFinite(number) ? number : notFinite;
    }
    case 'text':
      return typeof value === 'string' ? value : wrongType;
    case 'boolean':
      return typeof value === 'boolean' ? value : wrongType;
  }
}

/** The number that a numeric signal carries; `undefined` for anything else. */
function asNumber(value: MetricValue): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'bigint' ? Number(value) : undefined;
}

function checkState(value: MetricValue, stateMap: ReadonlyMap<string, number> | undefined): CheckedValue {
  const state = mappedState(value, stateMap) ?? asNumber(value);
  if (state === undefined) return wrongType;
  if (!Number.isFinite(state)) return notFinite;
  return Number.isInteger(state) && state >= 0 && state <= highestPackMlState ? accept(state) : outOfRange;
}

function mappedState(value: MetricValue, stateMap: ReadonlyMap<string, number> | undefined): number | undefined {
  return typeof value === 'object' ? undefined : stateMap?.get(String(value));
}

function accept(value: number): CheckedValue {
  return { kind: 'number', value };
}
