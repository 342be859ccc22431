import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DeviceSample } from '../../src/store/sample.ts';
import { SampleStore } from '../../src/store/sample-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const replayMs = 10_000;

function openStore(folder: string, maximumBytes = 100_000_000): SampleStore {
  return new SampleStore({ folder, maximumBytes, replayMs });
}

function samples(from: number, to: number): DeviceSample[] {
  return Array.from({ length: to - from }, (_, index) => sample(from + index));
}

function sample(time: number): DeviceSample {
  return { deviceId: 'A', time, values: { 'Status/StateCurrent': 6, Name: 'é', Open: true } };
}

function takeTimes(store: SampleStore, at: number): number[] {
  const times: number[] = [];
  while (store.backlog > 0) times.push(...store.takeReplay(70, at).map(({ time }) => time));
  return times;
}

const range = (from: number, to: number): number[] => samples(from, to).map(({ time }) => time);

describe('while the process lives', () => {
  test('what was sent waits for nothing; what was held is replayed in order, values and all', () => {
    const store = openStore(temporaryFolder());
    store.keep(samples(0, 10));
    store.forwarded(0);
    expect(store.backlog).toBe(0);
    store.keep(samples(10, 30));
    store.held();
    expect(store.backlog).toBe(20);
    expect(store.takeReplay(1, 1)).toEqual([sample(10)]);
    expect(takeTimes(store, 1)).toEqual(range(11, 30));
    expect(store.takeReplay(5, 1)).toEqual([]);
  });

  test('a lost connection brings back what was sent in the last replayMs, and no more than a second of what was before', () => {
    const store = openStore(temporaryFolder());
    for (let second = 0; second < 60; second += 1) {
      store.keep([sample(second)]);
      store.forwarded(second * 1_000);
    }
    store.rewind(59_500);
    const times = takeTimes(store, 60_000);
    expect(times).toEqual(range(times[0] ?? 0, 60));
    expect(times[0]).toBeGreaterThanOrEqual(48);
    expect(times[0]).toBeLessThanOrEqual(50);
  });

  test('connections that die sooner than replayMs never make progress past what is in doubt', () => {
    const store = openStore(temporaryFolder());
    store.keep(samples(0, 100));
    store.held();
    for (let at = 0; at < 100_000; at += 5_000) {
      store.takeReplay(40, at);
      store.rewind(at + 1_000);
    }
    expect(takeTimes(store, 200_000)).toEqual(range(0, 100));
  });

  test('samples sent live during a replay are not lost when that connection dies', () => {
    const store = openStore(temporaryFolder());
    store.keep(samples(0, 20));
    store.held();
    store.takeReplay(5, 0);
    store.keep(samples(20, 25));
    store.forwarded(100);
    store.rewind(200);
    expect(takeTimes(store, 300)).toEqual(range(0, 25));
  });

  test('the bound in bytes holds: the oldest go, and the unsent among them are counted', () => {
    const store = openStore(temporaryFolder(), 3_000_000);
    for (let from = 0; from < 60_000; from += 1_000) {
      store.keep(samples(from, from + 1_000));
      store.held();
    }
    const waiting = store.backlog;
    expect(store.droppedCount).toBe(60_000 - waiting);
    expect(store.droppedCount).toBeGreaterThan(10_000);
    expect(takeTimes(store, 0)).toEqual(range(60_000 - waiting, 60_000));
  });
});

describe('after the process died', () => {
  test('everything in doubt is there again, several segments long', () => {
    const folder = temporaryFolder();
    const first = openStore(folder);
    for (let from = 0; from < 40_000; from += 1_000) {
      first.keep(samples(from, from + 1_000));
      first.held();
    }
    expect(readdirSync(join(folder, 'samples')).length).toBeGreaterThan(2);
    expect(takeTimes(openStore(folder), 0)).toEqual(range(0, 40_000));
  });

  test('what was handed over long before is neither sent again nor kept on disk', () => {
    const folder = temporaryFolder();
    const first = openStore(folder);
    first.keep(samples(0, 30_000));
    first.forwarded(0);
    first.keep(samples(30_000, 30_010));
    first.forwarded(20_000);
    first.tidy(25_000);
    expect(takeTimes(openStore(folder), 0)).toEqual(range(30_000, 30_010));
  });

  test.each([
    ['a torn header', Buffer.from([0, 0, 0])],
    ['a torn body', Buffer.from([0, 0, 0, 99, 1, 2, 3, 4, 5, 6])],
    ['a checksum that does not match', Buffer.from([0, 0, 0, 2, 1, 2, 3, 4, 5, 6])],
    ['zeros, as some file systems leave behind', Buffer.alloc(64)],
    ['an impossible length', Buffer.from([255, 255, 255, 255, 0, 0, 0, 0, 1])],
  ])('%s at the end is cut off, and the log goes on', (_, torn) => {
    const folder = temporaryFolder();
    const first = openStore(folder);
    first.keep(samples(0, 5));
    first.held();
    appendFileSync(onlySegment(folder), torn);
    const second = openStore(folder);
    second.keep(samples(5, 8));
    second.held();
    expect(takeTimes(openStore(folder), 0)).toEqual(range(0, 8));
  });

  test('a file cut at any byte gives back every record that is whole', () => {
    const folder = temporaryFolder();
    openStore(folder).keep(samples(0, 4));
    const whole = readFileSync(onlySegment(folder));
    const recordBytes = whole.length / 4;
    for (let length = whole.length; length >= 0; length -= 1) {
      writeFileSync(onlySegment(folder), whole.subarray(0, length));
      const store = openStore(folder);
      expect(takeTimes(store, 0)).toEqual(range(0, Math.floor(length / recordBytes)));
      store.close();
    }
  });

  test('a damaged note of where to resume makes it send everything again', () => {
    const folder = temporaryFolder();
    openStore(folder).keep(samples(0, 3));
    writeFileSync(join(folder, 'resume-from'), '\u0000garbage');
    expect(takeTimes(openStore(folder), 0)).toEqual(range(0, 3));
  });
});

function onlySegment(folder: string): string {
  const [name = ''] = readdirSync(join(folder, 'samples'));
  return join(folder, 'samples', name);
}
