import type { Client } from 'pg';
import { readSql } from '../read-sql.ts';
import { readMachineIds } from './insert-history.ts';
import { timeInRounds } from './time-in-rounds.ts';
import type { Timed, Timing } from './time-in-rounds.ts';

const askAll = readSql(import.meta.url, './ask-all.sql');
const askRatios = readSql(import.meta.url, './ask-ratios.sql');
const latestShifts = readSql(import.meta.url, './latest-shifts.sql');

const dayMs = 86_400_000;
const rounds = 11;
/** Values as they come over the wire: what this client makes of a date is no cost of the answer. */
const asText = { getTypeParser: () => (value: string | Buffer) => value };

/** A question to `oee`, how long its answer took at the median, and how long it may take. */
export interface QuestionFigure {
  readonly name: string;
  readonly timing: Timing;
  readonly goalMs: number;
}

interface Question {
  readonly name: string;
  readonly goalMs: number;
  readonly text: string;
  /** from, to, equipment, grouping, bucket: the parameters of `oee`. */
  readonly values: readonly [Date, Date, readonly number[], string, string | null];
}

/** Asks what people ask most, each answer with all its rows at the client. */
export async function measureQuestions(client: Client, untilMs: number): Promise<readonly QuestionFigure[]> {
  const asked = await questions(client, untilMs);
  const timings = await timeInRounds(
    rounds,
    asked.map((question) => timedQuestion(client, question)),
  );
  return asked.flatMap(({ name, goalMs }) => {
    const timing = timings.get(name);
    return timing === undefined ? [] : [{ name, goalMs, timing }];
  });
}

async function questions(client: Client, untilMs: number): Promise<readonly Question[]> {
  const machines = await readMachineIds(client);
  const shifts = await readShifts(client, machines[0] ?? 0);
  const midnightMs = Math.floor(untilMs / dayMs) * dayMs;
  const year = [
    new Date(midnightMs - 364 * dayMs),
    new Date(midnightMs + dayMs),
    machines,
    'equipment',
    'day',
  ] as const;
  const yesterday = [new Date(midnightMs - dayMs), new Date(midnightMs), machines, 'equipment', null] as const;
  return [
    ...shifts.map(({ startedAt, endedAt, isClosed }) => ({
      name: `one machine, ${isClosed ? 'the last closed shift' : 'the shift that runs'}`,
      goalMs: 10,
      text: askAll,
      values: [startedAt, endedAt, machines.slice(0, 1), 'equipment', null] as const,
    })),
    { name: 'all machines, yesterday', goalMs: 100, text: askAll, values: yesterday },
    {
      name: 'all machines, the last 24 hours',
      goalMs: 100,
      text: askAll,
      values: [new Date(untilMs - dayMs), new Date(untilMs), machines, 'equipment', null],
    },
    { name: 'all machines, a year by day, its four ratios', goalMs: 500, text: askRatios, values: year },
    { name: 'all machines, a year by day, all 41 columns', goalMs: 500, text: askAll, values: year },
  ];
}

interface Shift {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly isClosed: boolean;
}

async function readShifts(client: Client, machineId: number): Promise<readonly Shift[]> {
  const { rows } = await client.query<Shift>(latestShifts, [machineId]);
  return rows;
}

function timedQuestion(client: Client, { name, text, values }: Question): Timed {
  return { name, run: () => client.query({ name, text, values: [...values], types: asText }) };
}
