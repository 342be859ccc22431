import { describe, expect, it } from 'vitest';
import { BatchQueue } from '../src/write/batch-queue.ts';
import { BatchSize } from '../src/write/batch-size.ts';
import { DeadLetterLimiter } from '../src/write/dead-letter-limiter.ts';

describe('the size of batches', () => {
  it('follows what the database takes in a second, between two bounds', () => {
    const size = new BatchSize(20_000);
    expect(size.rows).toBe(20_000);
    for (let batch = 0; batch < 30; batch += 1) size.noteWritten(2_000, 4);
    expect(size.rows).toBe(500);
    for (let batch = 0; batch < 30; batch += 1) size.noteWritten(500, 50);
    expect(size.rows).toBe(200);
    for (let batch = 0; batch < 60; batch += 1) size.noteWritten(1_000, 0.01);
    expect(size.rows).toBe(20_000);
  });

  it('learns nothing from a batch of few rows', () => {
    const size = new BatchSize(20_000);
    size.noteWritten(3, 1);
    expect(size.rows).toBe(20_000);
  });
});

describe('the queue', () => {
  const options = { batchRows: 100, flushAfterMs: 1, queueRows: 10, queueBytes: 1_000 };

  it('is full by rows or by bytes, until they are committed', async () => {
    const queue = new BatchQueue(options);
    queue.open.acknowledgements.push(() => undefined);
    queue.open.bytes += 500;
    expect(queue.fullness).toBe(0.5);
    queue.open.bytes += 500;
    await queue.next();
    expect(queue.fullness).toBe(1);
    queue.done(0.01);
    expect(queue.fullness).toBe(0);
    for (let time = 0; time < 10; time += 1) {
      queue.open.equipment.row({ equipmentId: 1, time, quality: 192, message: undefined });
    }
    expect(queue.fullness).toBe(1);
  });
});

describe('a flood of refusals', () => {
  it('is kept at a trickle, and the next letter that is kept tells how many were not', () => {
    const limiter = new DeadLetterLimiter();
    const admissions = Array.from({ length: 150 }, () => limiter.admit('not-registered gw', 0));
    expect(admissions.filter(({ kind }) => kind === 'kept')).toHaveLength(100);
    expect(limiter.admit('not-registered other', 0)).toEqual({ kind: 'kept', suppressedBefore: 0 });
    expect(limiter.admit('not-registered gw', 10_000)).toEqual({ kind: 'kept', suppressedBefore: 50 });
    expect(limiter.admit('not-registered gw', 20_000)).toEqual({ kind: 'kept', suppressedBefore: 0 });
  });
});
