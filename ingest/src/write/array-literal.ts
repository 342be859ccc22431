/**
 * PostgreSQL array literals for `unnest`, made by plain joins: the driver's own conversion quotes and scans every
 * element, which costs more than everything else that is done for a row.
 */
export function numberArray(values: readonly (number | null | undefined)[]): string {
  return `{${values.map(numberOrNull).join(',')}}`;
}

export function booleanArray(values: readonly (boolean | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : value ? 't' : 'f')).join(',')}}`;
}

export function textArray(values: readonly (string | null | undefined)[]): string {
  return `{${values.map(quotedOrNull).join(',')}}`;
}

export function bytesArray(values: readonly Uint8Array[]): string {
  return `{${values.map((bytes) => `"\\\\x${Buffer.from(bytes).toString('hex')}"`).join(',')}}`;
}

function numberOrNull(value: number | null | undefined): number | 'NULL' {
  return value ?? 'NULL';
}

function quotedOrNull(value: string | null | undefined): string {
  if (value === null || value === undefined) return 'NULL';
  return `"${value.replace(/[\\"]/gu, String.raw`\$&`)}"`;
}
