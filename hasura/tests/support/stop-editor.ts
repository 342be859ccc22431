import type { Pool } from 'pg';

/** A stop in minutes from a start. */
export interface EditedStop {
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
  readonly reason: number | null;
  readonly note: string | null;
  readonly isManual: boolean;
  readonly ruleId: number | null;
}

/** An edit as the log has it. */
export interface StopEdit {
  readonly id: string;
  readonly kind: string;
  readonly made_by: string | null;
  readonly is_reverted: boolean;
  readonly stops_before: readonly Readonly<Record<string, unknown>>[];
  readonly stops_after: readonly Readonly<Record<string, unknown>>[];
}

/** Edits the stops of one piece of equipment through the functions that people call. Times are minutes from a start. */
export class StopEditor {
  readonly #pool: Pool;
  readonly #equipmentId: number;
  readonly #start: number;

  constructor(pool: Pool, equipmentId: number, start: string) {
    this.#pool = pool;
    this.#equipmentId = equipmentId;
    this.#start = Date.parse(start);
  }

  at(minute: number): Date {
    return new Date(this.#start + Math.round(minute * 60_000));
  }

  async stops(): Promise<readonly EditedStop[]> {
    const { rows } = await this.#pool.query<EditedStop>(
      `select id, extract(epoch from started_at - $2)::float8 / 60 as "from", extract(epoch from ended_at - $2)::float8 / 60 as "to",
         downtime_reason_id as reason, note, is_manual as "isManual", reason_rule_id as "ruleId"
       from equipment_events where equipment_id = $1 order by started_at`,
      [this.#equipmentId, this.at(0)],
    );
    return rows;
  }

  /** The stop that has begun by a minute and not ended by it. */
  async stopAt(minute: number): Promise<EditedStop> {
    const stop = (await this.stops()).find(({ from, to }) => from <= minute && (to === null || to > minute));
    if (stop === undefined) throw new Error(`No stop at minute ${minute}.`);
    return stop;
  }

  async edits(): Promise<readonly StopEdit[]> {
    const { rows } = await this.#pool.query<StopEdit>(
      `select id, kind, made_by, is_reverted, stops_before, stops_after from stop_edits where equipment_id = $1 order by id`,
      [this.#equipmentId],
    );
    return rows;
  }

  async justify(minute: number, reasonId: number | null, note: string | null = null): Promise<void> {
    const { id } = await this.stopAt(minute);
    await this.#pool.query('select justify_stop($1, $2, $3)', [id, reasonId, note]);
  }

  async split(
    minute: number,
    cuts: readonly number[],
    reasonIds: readonly (number | null)[] | null = null,
  ): Promise<void> {
    const { id } = await this.stopAt(minute);
    await this.#pool.query('select split_stop($1, $2, $3)', [id, cuts.map((cut) => this.at(cut)), reasonIds]);
  }

  async merge(minutes: readonly number[], reasonId: number | null = null): Promise<void> {
    const stops = await Promise.all(minutes.map(async (minute) => this.stopAt(minute)));
    await this.#pool.query('select merge_stops($1, $2)', [stops.map(({ id }) => id), reasonId]);
  }

  async moveBorder(minute: number, startsAt: number): Promise<void> {
    const { id } = await this.stopAt(minute);
    await this.#pool.query('select move_stop_border($1, $2)', [id, this.at(startsAt)]);
  }

  async add(from: number, to: number | null, reasonId: number | null = null): Promise<void> {
    await this.#pool.query('select add_manual_stop($1, $2, $3, $4)', [
      this.#equipmentId,
      this.at(from),
      to === null ? null : this.at(to),
      reasonId,
    ]);
  }

  async change(minute: number, from: number, to: number): Promise<void> {
    const { id } = await this.stopAt(minute);
    await this.#pool.query('select change_manual_stop($1, $2, $3)', [id, this.at(from), this.at(to)]);
  }

  async remove(minute: number): Promise<void> {
    const { id } = await this.stopAt(minute);
    await this.#pool.query('select remove_manual_stop($1)', [id]);
  }

  async revert(editId: string, withLater = false): Promise<void> {
    await this.#pool.query('select revert_stop_edit($1, $2)', [editId, withLater]);
  }

  /** Reverts the last edit that still holds. */
  async revertLast(): Promise<void> {
    const last = (await this.edits()).filter(({ kind, is_reverted }) => kind !== 'revert' && !is_reverted).at(-1);
    if (last === undefined) throw new Error('No edit holds.');
    await this.revert(last.id);
  }
}
