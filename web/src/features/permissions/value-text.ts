import { isSessionVariable } from './filter-node.ts';
import type { Json } from './json.ts';

/** A value as a person writes it: texts without quotes, lists with commas, everything else as JSON. */
export function formatValue(value: Json): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return JSON.stringify(value);
  const items: readonly Json[] = value;
  const isPlain = items.every(
    (item) => typeof item === 'number' || (typeof item === 'string' && !/[,"[\]{}]/.test(item)),
  );
  return isPlain ? items.map(String).join(', ') : JSON.stringify(value);
}

/** What a person wrote, as a value for a column of a GraphQL type. */
export function parseValue(text: string, typeName: string, takesList = false): Json {
  const trimmed = text.trim();
  if (isSessionVariable(trimmed)) return trimmed;
  if (takesList) {
    const list = trimmed.startsWith('[') ? readJson(trimmed) : undefined;
    if (list !== undefined) return list;
    return trimmed === '' ? [] : trimmed.split(',').map((item) => parseValue(item, typeName));
  }
  if (isNumeric.test(typeName) && trimmed !== '' && !Number.isNaN(Number(trimmed))) return Number(trimmed);
  if (typeName === 'Boolean' && (trimmed === 'true' || trimmed === 'false')) return trimmed === 'true';
  if (/^jsonb?$/.test(typeName)) return readJson(trimmed) ?? trimmed;
  return trimmed;
}

const isNumeric = /^(Int|Float|bigint|smallint|numeric|float8|real)$/;

function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
