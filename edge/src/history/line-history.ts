import { setImmediate as otherWork } from 'node:timers/promises';
import type { Client } from 'pg';
import type { MachineSample } from '../simulator/machine/machine-sample.ts';
import { SimulatedLine } from '../simulator/machine/simulated-line.ts';
import { judgeStop, type UnjustifiedStop } from '../simulator/operators/stop-judgement.ts';
import { seedOf, sourceTopicOf, type SimulatedMachine, type SimulatedPlantLine } from '../simulator/plant/factories.ts';
import { HistoryError } from './history-progress.ts';
import { statements } from './history-statements.ts';
import { inTransaction } from './in-transaction.ts';

const minuteMs = 60_000;
/** Coarser than a live PLC, fine enough for any chart of weeks, and far below the time until equipment is stale. */
const sampling = { intervalMs: 5 * minuteMs, processIntervalMs: 30 * minuteMs, atStopBorders: true };
const dayMs = 24 * 60 * minuteMs;
/** What is written in one transaction: short enough to let live data through between two. */
const stepMs = 10 * dayMs;

/** The stretch of time that history fills, in milliseconds since the epoch; its end is the first live sample. */
interface HistoryClaim {
  readonly from: number;
  readonly to: number;
  readonly isFinished: boolean;
}

interface SourceRow {
  readonly topic: string;
  readonly equipmentId: number;
  readonly firstAt: number | null;
}

interface RecordedMachine {
  readonly machine: SimulatedMachine;
  readonly equipmentId: number;
  /** In the order of the character's process metrics. */
  readonly metricIds: readonly number[];
}

interface WrittenRows {
  readonly samples: number;
  readonly measurements: number;
}

export interface LineHistoryOptions {
  readonly days: number;
  readonly seed: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The history of one line, in three steps, each of which an interrupted run repeats or goes on with:
 *
 * 1. `claim`: which stretch of time is history is decided once and noted in `user_logs`, together with its orders.
 * 2. `fill`: samples and measurements are written from the oldest to the newest, a few days to a transaction. What comes
 *    after the last sample before the end of the claim is still to do.
 * 3. `finish`: operators justify the stops that the database derived, and a second note says that all is there.
 */
export class LineHistory {
  readonly #client: Client;
  readonly #plantLine: SimulatedPlantLine;
  readonly #options: LineHistoryOptions;
  readonly #topics: readonly string[];

  constructor(client: Client, plantLine: SimulatedPlantLine, options: LineHistoryOptions) {
    this.#client = client;
    this.#plantLine = plantLine;
    this.#options = options;
    this.#topics = plantLine.machines.map((machine) => sourceTopicOf(plantLine, machine));
  }

  /** Decides what is history, or finds what an earlier run decided. Returns also how many orders were added. */
  async claim(): Promise<{ claim: HistoryClaim; orders: number }> {
    const present = await this.#presentClaim();
    if (present !== undefined) return { claim: present, orders: 0 };
    const sources = await this.#sources();
    const firsts = sources.flatMap(({ firstAt }) => (firstAt === null ? [] : [firstAt]));
    const to = Math.min(this.#options.now, ...firsts);
    const from = Math.min(to, startOfMinute(this.#options.now - this.#options.days * dayMs));
    return inTransaction(this.#client, async () => {
      await this.#client.query(statements.writeClaim, ['begin_history', this.#topics[0], from, to]);
      const { rowCount } = await this.#client.query(statements.addOrders, [this.#topics, from, to]);
      return { claim: { from, to, isFinished: false }, orders: (rowCount ?? 0) / this.#topics.length };
    });
  }

  /** Writes what is missing of the claim. Yields, after every transaction, what it wrote and up to when. */
  async *fill({ from, to }: HistoryClaim): AsyncGenerator<WrittenRows & { readonly upTo: number }> {
    const machines = await this.#recordedMachines();
    const resumeAt = await this.#resumePoint(machines, from, to);
    const characters = this.#plantLine.machines.map(({ character }) => character);
    const { bufferUnits } = this.#plantLine;
    const seed = seedOf(this.#plantLine, this.#options.seed);
    const line = new SimulatedLine({ characters, bufferUnits }, seed, resumeAt, sampling);
    const endOfStep = (at: number): number => Math.min(at + stepMs, to);
    let samples = simulate(line, resumeAt, endOfStep(resumeAt));
    for (let at = resumeAt; at < to; at += stepMs) {
      const upTo = endOfStep(at);
      const simulated = await samples;
      // While the database works on this step, the next one is simulated.
      samples = simulate(line, upTo, endOfStep(upTo));
      const written = await inTransaction(this.#client, () => this.#write(machines, simulated));
      if (at === resumeAt) await this.#client.query(statements.analyzeDerived);
      yield { ...written, upTo };
    }
  }

  /** Lets operators justify what they would have, and notes that the history is complete. */
  async finish({ from, to }: HistoryClaim): Promise<number> {
    const sources = await this.#sources();
    return inTransaction(this.#client, async () => {
      let justified = 0;
      for (const { equipmentId } of sources) justified += await this.#justify(equipmentId, from, to);
      await this.#client.query(statements.writeClaim, ['finish_history', this.#topics[0], from, to]);
      return justified;
    });
  }

  async #presentClaim(): Promise<HistoryClaim | undefined> {
    const { rows } = await this.#client.query<{ action: string; from: number; to: number }>(statements.readClaims, [
      this.#topics[0],
    ]);
    const begun = rows.find(({ action }) => action === 'begin_history');
    if (begun === undefined) return undefined;
    return { ...begun, isFinished: rows.some(({ action }) => action === 'finish_history') };
  }

  async #sources(): Promise<SourceRow[]> {
    const { rows } = await this.#client.query<SourceRow>(statements.listSources, [this.#topics]);
    const missing = this.#topics.filter((topic) => !rows.some((row) => row.topic === topic));
    if (missing.length > 0) {
      throw new HistoryError(
        `The demo enterprises are not in this database: nothing is registered for ${missing.join(', ')}. ` +
          'Start the platform once with its demo enterprises, then load history.',
      );
    }
    return rows;
  }

  async #recordedMachines(): Promise<RecordedMachine[]> {
    const sources = await this.#sources();
    const recorded: RecordedMachine[] = [];
    for (const [index, machine] of this.#plantLine.machines.entries()) {
      const source = sources.find(({ topic }) => topic === this.#topics[index]);
      if (source === undefined) continue;
      const { equipmentId } = source;
      recorded.push({ machine, equipmentId, metricIds: await this.#metricIds(machine, equipmentId) });
    }
    return recorded;
  }

  async #metricIds({ character }: SimulatedMachine, equipmentId: number): Promise<number[]> {
    const names = character.processMetrics.map(({ name }) => name);
    const units = character.processMetrics.map(({ unit }) => unit);
    const { rows } = await this.#client.query<{ id: number; name: string }>(statements.registerMetrics, [
      equipmentId,
      names,
      units,
    ]);
    const ids = new Map(rows.map(({ id, name }) => [name, id]));
    return names.map((name) => ids.get(name) ?? 0);
  }

  /** The moment after the last one that is there for all machines. */
  async #resumePoint(machines: readonly RecordedMachine[], from: number, to: number): Promise<number> {
    let resumeAt = to;
    for (const { equipmentId } of machines) {
      const { rows } = await this.#client.query<{ lastAt: number }>(statements.findResumePoint, [equipmentId, to]);
      resumeAt = Math.min(resumeAt, rows[0] === undefined ? from : Math.round(rows[0].lastAt) + 1);
    }
    return resumeAt;
  }

  /** Says how many rows were not there before. */
  async #write(machines: readonly RecordedMachine[], samples: readonly MachineSample[]): Promise<WrittenRows> {
    const insertedSamples = await this.#client.query(statements.insertSamples, [
      samples.map(({ machine }) => machines[machine]?.equipmentId),
      samples.map(({ time }) => time),
      samples.map(({ state }) => state),
      samples.map(({ mode }) => mode),
      samples.map(({ speed }) => speed),
      samples.map(({ producedCounter }) => producedCounter),
      samples.map(({ scrapCounter }) => scrapCounter),
    ]);
    const measurements = samples.flatMap(({ machine, time, processValues }) =>
      (processValues ?? []).map((value, index) => ({ metricId: machines[machine]?.metricIds[index], time, value })),
    );
    const insertedMeasurements = await this.#client.query(statements.insertMeasurements, [
      measurements.map(({ metricId }) => metricId),
      measurements.map(({ time }) => time),
      measurements.map(({ value }) => value),
    ]);
    return { samples: insertedSamples.rowCount ?? 0, measurements: insertedMeasurements.rowCount ?? 0 };
  }

  async #justify(equipmentId: number, from: number, to: number): Promise<number> {
    const { rows } = await this.#client.query<UnjustifiedStop>(statements.listPastStops, [equipmentId, from, to]);
    const judged = rows.flatMap((stop) => {
      const judgement = judgeStop(stop, this.#options.seed, this.#options.now);
      return judgement === undefined ? [] : [{ id: stop.id, ...judgement }];
    });
    const { rowCount } = await this.#client.query(statements.justifyPastStops, [
      equipmentId,
      judged.map(({ id }) => id),
      judged.map(({ reasonCode }) => reasonCode),
      judged.map(({ note }) => note),
    ]);
    return rowCount ?? 0;
  }
}

/** What a line does in a stretch of time, day by day, so that answers of the database are not kept waiting. */
async function simulate(line: SimulatedLine, from: number, to: number): Promise<MachineSample[]> {
  const samples: MachineSample[] = [];
  for (let at = from; at < to; at += dayMs) {
    await otherWork();
    samples.push(...line.advance(Math.min(at + dayMs, to) - 1));
  }
  return samples;
}

function startOfMinute(time: number): number {
  return Math.floor(time / minuteMs) * minuteMs;
}
