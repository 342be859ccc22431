import { describe, expect, it } from 'vitest';
import { HashQueue } from '../../src/sign-in/hash-queue.ts';

/** A task that runs until it is let go. */
function heldTask() {
  let letGo: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { run: async () => done, letGo: () => letGo() };
}

describe('the queue of hashes', () => {
  it('runs a few at once, the others in turn, and refuses more', async () => {
    const queue = new HashQueue({ running: 1, waiting: 1 });
    const order: string[] = [];
    const held = heldTask();
    const first = queue.run(held.run).then(() => order.push('first'));
    const second = queue.run(async () => Promise.resolve(order.push('second')));
    await expect(queue.run(async () => Promise.resolve())).rejects.toThrow('Very many people are signing in');
    expect(order).toEqual([]);
    held.letGo();
    await Promise.all([first, second]);
    expect(order.sort()).toEqual(['first', 'second']);
    expect(await queue.run(async () => Promise.resolve('free again'))).toBe('free again');
  });

  it('goes on after a task that failed', async () => {
    const queue = new HashQueue({ running: 1, waiting: 1 });
    await expect(queue.run(async () => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
    expect(await queue.run(async () => Promise.resolve('still here'))).toBe('still here');
  });
});
