import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceVerbs, formatTopic, nodeVerbs, parseTopic } from '@andon/mqtt';
import type { SparkplugTopic } from '@andon/mqtt';

const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !/[+#/\0]/u.test(text));
const groupId = id.filter((text) => text !== 'STATE');

const topics: fc.Arbitrary<SparkplugTopic> = fc.oneof(
  fc.record({ kind: fc.constant('node' as const), verb: fc.constantFrom(...nodeVerbs), groupId, edgeNodeId: id }),
  fc.record({
    kind: fc.constant('device' as const),
    verb: fc.constantFrom(...deviceVerbs),
    groupId,
    edgeNodeId: id,
    deviceId: id,
  }),
  fc.record({ kind: fc.constant('state' as const), hostId: id }),
);

describe('topics', () => {
  it('reads back every topic that it writes', () => {
    fc.assert(
      fc.property(topics, (topic) => {
        expect(parseTopic(formatTopic(topic))).toEqual(topic);
      }),
    );
  });

  it('never throws, whatever the topic is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseTopic(text).kind).toBe('invalid');
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void parseTopic(`spBv1.0/${text}`)));
  });

  it.each([
    ['spAv1.0/G/NDATA/E', 'namespace'],
    ['spBv1.0/G/NDATA', 'levels are missing'],
    ['spBv1.0/G/NDATA/E/D', 'NDATA takes no device id'],
    ['spBv1.0/G/DDATA/E', 'DDATA needs a device id'],
    ['spBv1.0/G/DDATA/E/D/X', 'more levels'],
    ['spBv1.0/G/NMETA/E', "'NMETA' is not a Sparkplug verb"],
    ['spBv1.0//NDATA/E', 'the group id is empty'],
    ['spBv1.0/G/NDATA/', 'the edge node id is empty'],
    ['spBv1.0/G/DDATA/E/', 'the device id is empty'],
    ['spBv1.0/STATE/', 'the host id is empty'],
    ['spBv1.0/STATE/host/more', 'exactly three levels'],
    ['STATE/host', 'namespace'],
  ])('refuses %s', (topic, reason) => {
    expect(parseTopic(topic)).toEqual({ kind: 'invalid', reason: expect.stringContaining(reason) as string });
  });

  it('refuses to write an id that holds a wildcard', () => {
    const topic = { kind: 'node', verb: 'NDATA', groupId: 'G', edgeNodeId: 'a+b' } as const;
    expect(() => formatTopic(topic)).toThrow("The edge node id 'a+b' holds one of the reserved characters");
  });
});
