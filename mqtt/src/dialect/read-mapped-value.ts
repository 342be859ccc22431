import type { ReadingValue } from './reading.ts';
import type { TopicMapping } from './topic-mapping.ts';

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['on', true],
  ['1', true],
  ['false', false],
  ['off', false],
  ['0', false],
]);

/** The value as the mapping declares it; undefined when the message holds something else. */
export function readMappedValue(sent: unknown, mapping: TopicMapping): ReadingValue | undefined {
  if (sent === null) return null;
  if (typeof sent !== 'number' && typeof sent !== 'string' && typeof sent !== 'boolean') return undefined;
  switch (mapping.dataType) {
    case 'text':
      return String(sent);
    case 'boolean':
      return truths.get(String(sent).toLowerCase());
    case 'number':
      return readNumber(sent, mapping);
  }
}

/** Devices write numbers as texts, and switches as true and false. */
function readNumber(sent: number | string | boolean, { scale, offset }: TopicMapping): number | undefined {
  if (typeof sent === 'string' && sent.trim() === '') return undefined;
  const number = Number(sent);
  return Number.isFinite(number) ? number * scale + offset : undefined;
}
