import type { ApiLimits, Limit, RateLimit } from './api-limits.ts';
import type { Json, JsonObject } from './json.ts';
import type { JsonPlace } from './json-place.ts';

/** @throws HasuraError parse-failed at the place of the fault */
export function readApiLimits(place: JsonPlace): ApiLimits {
  const limit = <Value>(name: string, read: (place: JsonPlace) => Value) => readLimit(place.optional(name), read);
  return {
    disabled: place.optional('disabled')?.boolean() ?? false,
    depth_limit: limit('depth_limit', readCount),
    node_limit: limit('node_limit', readCount),
    time_limit: limit('time_limit', readSeconds),
    batch_limit: limit('batch_limit', readCount),
    rate_limit: limit('rate_limit', readRateLimit),
  };
}

function readLimit<Value>(place: JsonPlace | undefined, read: (place: JsonPlace) => Value): Limit<Value> | null {
  if (place === undefined) return null;
  const global = place.optional('global');
  const perRole = place.optional('per_role')?.entries() ?? [];
  return {
    global: global === undefined ? null : read(global),
    per_role: Object.fromEntries(perRole.map(([role, one]) => [role, read(one)])),
  };
}

function readCount(place: JsonPlace): number {
  const count = place.integer();
  if (count < 0) throw place.fault('a limit can not be negative');
  return count;
}

function readSeconds(place: JsonPlace): number {
  const { value } = place;
  if (typeof value !== 'number') throw place.mismatch('DiffTime', 'Number');
  if (value <= 0) throw place.fault('a time limit must be greater than zero');
  return value;
}

function readRateLimit(place: JsonPlace): RateLimit {
  const unique = place.optional('unique_params');
  const isAddress = typeof unique?.value === 'string';
  return {
    max_reqs_per_min: readCount(place.key('max_reqs_per_min')),
    unique_params:
      unique === undefined
        ? null
        : isAddress
          ? unique.word(['IP'] as const, 'Not a valid value. Should be either: IP, or a list of session variables')
          : unique.list().map((one) => one.nonEmptyString().toLowerCase()),
  };
}

/** The limits as they were given. */
export function writeApiLimits(limits: ApiLimits): JsonObject {
  return {
    disabled: limits.disabled,
    ...writeLimit('depth_limit', limits.depth_limit, (count) => count),
    ...writeLimit('node_limit', limits.node_limit, (count) => count),
    ...writeLimit('time_limit', limits.time_limit, (seconds) => seconds),
    ...writeLimit('batch_limit', limits.batch_limit, (count) => count),
    ...writeLimit('rate_limit', limits.rate_limit, (rate) => ({ ...rate })),
  };
}

function writeLimit<Value>(name: string, limit: Limit<Value> | null, write: (value: Value) => Json): JsonObject {
  if (limit === null) return {};
  const roles = Object.entries(limit.per_role);
  const perRole = Object.fromEntries(roles.map(([role, value]) => [role, write(value)]));
  return {
    [name]: {
      ...(limit.global === null ? {} : { global: write(limit.global) }),
      ...(roles.length === 0 ? {} : { per_role: perRole }),
    },
  };
}
