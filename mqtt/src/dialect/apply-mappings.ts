import { Quality } from '../payload/metric-properties.ts';
import { DialectError } from './dialect-error.ts';
import { describeIssues, instant, quality } from './fields.ts';
import { valueAt } from './json-path.ts';
import { fillMetricPath } from './metric-path-template.ts';
import { readText } from './read-json.ts';
import type { DialectItem, DialectMessage, Reading, ReadingValue } from './reading.ts';
import { readMappedValue } from './read-mapped-value.ts';
import type { TimeFormat, TopicMapping } from './topic-mapping.ts';

/**
 * Reads a message by the mappings of its topic. A mapping whose value is not in the message has nothing to say about
 * it; throws a DialectError when that holds for all.
 */
export function applyMappings(mappings: readonly TopicMapping[], topic: string, payload: Uint8Array): DialectMessage {
  const body = readBody(payload);
  const levels = topic.split('/');
  const items = mappings.flatMap((mapping) => {
    const sent = valueAt(body, mapping.valuePath);
    return sent === undefined ? [] : [applyMapping(mapping, { levels, body, sent })];
  });
  if (items.length === 0)
    throw new DialectError('The message holds no value where the mappings of its topic look for one.');
  return { source: topic, items };
}

/** JSON, or a text that is none, such as the `ON` of a switch. */
function readBody(payload: Uint8Array): unknown {
  const text = readText(payload);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

interface MappedMessage {
  readonly levels: readonly string[];
  readonly body: unknown;
  readonly sent: unknown;
}

function applyMapping(mapping: TopicMapping, { levels, body, sent }: MappedMessage): DialectItem {
  const path = fillMetricPath(mapping.metricPath, levels, body);
  if (path === undefined) return refused('the message lacks a part of the metric path');
  const value = readMappedValue(sent, mapping);
  if (value === undefined) return refused(`the value must be a ${mapping.dataType}`);
  const time = mapping.timePath && readTime(valueAt(body, mapping.timePath), mapping.timeFormat);
  if (mapping.timePath !== undefined && time === undefined)
    return refused(`the time must be ${timeNames[mapping.timeFormat]}`);
  const code = mapping.qualityPath && quality.safeParse(valueAt(body, mapping.qualityPath));
  if (code?.success === false) return { kind: 'refused', detail: describeIssues(code.error) };
  return readings({ paths: [path], time, value, unit: mapping.unit, quality: code?.data ?? Quality.good });
}

function readings(reading: Reading & { readonly value: ReadingValue }): DialectItem {
  return { kind: 'readings', id: undefined, readings: [reading] };
}

function refused(why: string): DialectItem {
  return { kind: 'refused', detail: `It is not taken: ${why}.` };
}

const timeNames: Readonly<Record<TimeFormat, string>> = {
  iso: 'an ISO 8601 text with its zone',
  s: 'a number of seconds since 1970',
  ms: 'a number of milliseconds since 1970',
  us: 'a number of microseconds since 1970',
  ns: 'a number of nanoseconds since 1970',
};

const unitsPerMs: Readonly<Record<Exclude<TimeFormat, 'iso'>, number>> = { s: 0.001, ms: 1, us: 1_000, ns: 1_000_000 };

function readTime(sent: unknown, format: TimeFormat): number | undefined {
  if (format === 'iso') return typeof sent === 'string' ? instant.safeParse(sent).data : undefined;
  const number = typeof sent === 'string' && sent.trim() !== '' ? Number(sent) : sent;
  return typeof number === 'number' ? instant.safeParse(number / unitsPerMs[format]).data : undefined;
}
