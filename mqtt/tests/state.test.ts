import { describe, expect, it } from 'vitest';
import { decodeState, encodeState } from '@andon/mqtt';

describe('the STATE payload', () => {
  it('is the JSON of the specification', () => {
    expect(encodeState({ online: true, timestamp: 1_700_000_000_000 }).toString()).toBe(
      '{"online":true,"timestamp":1700000000000}',
    );
  });

  it.each([
    '',
    'ONLINE',
    'null',
    '[]',
    '{"online":"true","timestamp":1}',
    '{"online":true}',
    '{"online":1,"timestamp":1}',
  ])('ignores %s', (text) => {
    expect(decodeState(Buffer.from(text))).toBeUndefined();
  });

  it('ignores bytes that are not UTF-8', () => {
    expect(decodeState(Buffer.of(0xff, 0xfe, 0x7b))).toBeUndefined();
  });
});
