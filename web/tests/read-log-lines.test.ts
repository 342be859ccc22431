import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readLogLines } from '../server/read-log-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'andon-logs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the lines of all rooms come newest first, each with what else it says; what is no line is left out', async () => {
  const early = { level: 30, time: 1_000, room: 'ingest', msg: 'online', hostId: 'andon' };
  const late = { level: 50, time: 3_000, room: 'ingest', msg: 'gone' };
  writeFileSync(join(folder, 'ingest.log'), `${JSON.stringify(early)}\nno JSON\n${JSON.stringify(late)}\n`);
  writeFileSync(join(folder, 'engine.log'), `${JSON.stringify({ level: 40, time: 2_000, room: 'engine' })}\n`);
  writeFileSync(
    join(folder, 'keys.txt'),
    `${JSON.stringify({ level: 30, time: 9_000, room: 'keys', msg: 'secret' })}\n`,
  );
  expect(await readLogLines(folder)).toEqual([
    { time: 3_000, room: 'ingest', level: 50, message: 'gone', detail: {} },
    { time: 2_000, room: 'engine', level: 40, message: '', detail: {} },
    { time: 1_000, room: 'ingest', level: 30, message: 'online', detail: { hostId: 'andon' } },
  ]);
});

test('of a long file the end is read, without the line that is cut', async () => {
  const line = (time: number): string =>
    `${JSON.stringify({ level: 30, time, room: 'web', msg: 'a line '.repeat(20) })}\n`;
  writeFileSync(join(folder, 'web.log'), Array.from({ length: 5_000 }, (_, time) => line(10_000 + time)).join(''));
  const lines = await readLogLines(folder);
  expect(lines).toHaveLength(500);
  expect(lines.map(({ time }) => time)).toEqual(Array.from({ length: 500 }, (_, index) => 14_999 - index));
});
