import { DialectError } from './dialect-error.ts';
import { parseJsonPath, valueAt } from './json-path.ts';
import type { JsonPath } from './json-path.ts';

/** A piece of a metric path: as it stands, a level of the topic (from 1), or a value of the message. */
export type MetricPathPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'level'; readonly number: number }
  | { readonly kind: 'value'; readonly path: JsonPath };

/** Parses `Plant/{2}/{$.sensor.id}/Temperature`; throws a DialectError for braces that hold anything else. */
export function parseMetricPath(template: string): readonly MetricPathPart[] {
  return template
    .split(/(\{[^}]*\})/)
    .filter((part) => part !== '')
    .map(parsePart);
}

/** The metric path of one message; undefined when the message lacks what the path asks for. */
export function fillMetricPath(
  parts: readonly MetricPathPart[],
  topicLevels: readonly string[],
  body: unknown,
): string | undefined {
  const filled = parts.map((part) => fillPart(part, topicLevels, body));
  return filled.includes(undefined) ? undefined : filled.join('');
}

function parsePart(part: string): MetricPathPart {
  if (!part.startsWith('{')) return { kind: 'text', text: part };
  const content = part.slice(1, -1);
  if (content.startsWith('$')) return { kind: 'value', path: parseJsonPath(content) };
  const number = Number(content);
  if (!Number.isInteger(number) || number < 1) {
    throw new DialectError(`"${part}" is neither a level of the topic such as {2} nor a value such as {$.sensor}.`);
  }
  return { kind: 'level', number };
}

function fillPart(part: MetricPathPart, topicLevels: readonly string[], body: unknown): string | undefined {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'level':
      return topicLevels[part.number - 1];
    case 'value': {
      const value = valueAt(body, part.path);
      return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
    }
  }
}
