import { CommandCaller } from './command-caller.ts';
import { readRows } from './read-rows.ts';
import type { ServedCommands } from './served-commands.ts';
import { ShopFloor, type StoppedMachine } from './shop-floor.ts';

type Fields = Readonly<Record<string, unknown>>;

const executing = 6;
const noData = 0;

/** Stops in every condition in which people edit them. Remembers of which machine the last one is. */
export class StopStage {
  readonly floor: ShopFloor;
  readonly elsewhere: ShopFloor;
  readonly reasonId: number;
  readonly #served: ServedCommands;
  #machineId = 0;

  private constructor(served: ServedCommands, floors: readonly [ShopFloor, ShopFloor], reasonId: number) {
    this.#served = served;
    [this.floor, this.elsewhere] = floors;
    this.reasonId = reasonId;
  }

  static async build(served: ServedCommands): Promise<StopStage> {
    const floor = await ShopFloor.build(served, 'Here');
    const elsewhere = await ShopFloor.build(served, 'Elsewhere');
    return new StopStage(served, [floor, elsewhere], await floor.factory.reason('JAM'));
  }

  /** A command as the operator gives it. */
  async give(name: string, input: Fields, selection: string): Promise<Fields> {
    const caller = await CommandCaller.of(this.#served, name, selection);
    const { done, refused } = await caller.give(this.floor.as('operator'), input);
    if (done === undefined) throw new Error(`${name}: ${JSON.stringify(refused)}`);
    return done;
  }

  /** The stops of the last machine, in minutes. */
  async stops(): Promise<readonly Fields[]> {
    return readRows(
      this.#served,
      `select id::int, extract(epoch from started_at - $2)::int / 60 as "from",
         extract(epoch from ended_at - $2)::int / 60 as "to",
         state, downtime_reason_id as reason, is_manual as "isManual", version
       from equipment_events where equipment_id = $1 order by started_at`,
      [this.#machineId, this.floor.at(0)],
    );
  }

  /** A stop from minute 10 to 20. */
  async stop(): Promise<number> {
    return this.#remember(await this.floor.stop());
  }

  /** One of another enterprise. */
  async foreignStop(): Promise<number> {
    return (await this.elsewhere.stop()).stopId;
  }

  /** A stop that has a reason. */
  async justified(): Promise<number> {
    const stopId = await this.stop();
    await this.give('justifyStops', { stops: [{ stopId, reasonId: this.reasonId }] }, 'stops { stopId }');
    return stopId;
  }

  /** The two parts of a stop that is split at minute 15. */
  async parts(): Promise<readonly [number, number]> {
    const stopId = await this.stop();
    await this.give('splitStop', { stopId, at: [this.floor.at(15)] }, 'stops { stopId }');
    const [earlier, later] = await this.stops();
    return [Number(earlier?.['id']), Number(later?.['id'])];
  }

  /** A machine of which nothing is known from minute 60 on. */
  async silentMachine(): Promise<number> {
    this.#machineId = await this.floor.machine([0, executing], [60, noData]);
    return this.#machineId;
  }

  /** A stop that a person has added from minute 70 to 80. */
  async added(): Promise<number> {
    const equipmentId = await this.silentMachine();
    const [startedAt, endedAt] = [this.floor.at(70), this.floor.at(80)];
    await this.give('addManualStop', { equipmentId, startedAt, endedAt }, 'stops { stopId }');
    return Number((await this.stops())[0]?.['id']);
  }

  /** The edit by which a stop was added. */
  async edit(): Promise<number> {
    await this.added();
    const [edit] = await readRows(this.#served, 'select max(id)::int as id from stop_edits where equipment_id = $1', [
      this.#machineId,
    ]);
    return Number(edit?.['id']);
  }

  #remember({ machineId, stopId }: StoppedMachine): number {
    this.#machineId = machineId;
    return stopId;
  }
}
