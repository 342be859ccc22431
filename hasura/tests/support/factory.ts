import type { Pool } from 'pg';

/** A sample as a client inserts it; what is left out is null. */
export interface Sample {
  readonly at: Date;
  readonly state?: number;
  readonly mode?: number;
  readonly produced?: number;
  readonly scrap?: number;
  readonly producedCounter?: number;
  readonly scrapCounter?: number;
  readonly quality?: number;
}

/** One enterprise with one site and one area, built row by row as a person would configure it. */
export class Factory {
  readonly #pool: Pool;
  readonly enterpriseId: number;
  readonly siteId: number;
  readonly areaId: number;

  private constructor(pool: Pool, ids: { enterpriseId: number; siteId: number; areaId: number }) {
    this.#pool = pool;
    this.enterpriseId = ids.enterpriseId;
    this.siteId = ids.siteId;
    this.areaId = ids.areaId;
  }

  static async create(pool: Pool, name: string, timeZone = 'UTC'): Promise<Factory> {
    const enterpriseId = await insert(pool, 'insert into enterprises (name) values ($1) returning id', [name]);
    const siteId = await insert(
      pool,
      'insert into sites (enterprise_id, name, time_zone) values ($1, $2, $3) returning id',
      [enterpriseId, name, timeZone],
    );
    const areaId = await insert(pool, 'insert into areas (site_id, name) values ($1, $2) returning id', [siteId, name]);
    return new Factory(pool, { enterpriseId, siteId, areaId });
  }

  async line(name: string): Promise<number> {
    return insert(this.#pool, "insert into equipment (area_id, kind, name) values ($1, 'line', $2) returning id", [
      this.areaId,
      name,
    ]);
  }

  async machine(name: string, options: MachineOptions = {}): Promise<number> {
    return insert(
      this.#pool,
      `insert into equipment
         (area_id, parent_id, kind, name, is_constraint, ideal_rate_per_min, micro_stop_seconds, stale_after_seconds)
       values ($1, $2, 'machine', $3, $4, $5, $6, $7) returning id`,
      [
        this.areaId,
        options.lineId ?? null,
        name,
        options.isConstraint ?? false,
        options.idealRatePerMin ?? null,
        options.microStopSeconds ?? 60,
        options.staleAfterSeconds ?? null,
      ],
    );
  }

  /** A calendar for the site (or an equipment) with the same shifts on every day of the week. */
  async calendar(effectiveFrom: string, shifts: readonly Shift[], equipmentId?: number): Promise<number> {
    const id = await insert(
      this.#pool,
      `insert into shift_calendars (site_id, equipment_id, name, effective_from) values ($1, $2, 'Calendar', $3) returning id`,
      [this.siteId, equipmentId ?? null, effectiveFrom],
    );
    for (const { name, from, to, breaks = [] } of shifts) {
      await this.#pool.query(
        `insert into shift_patterns (calendar_id, day_of_cycle, name, starts_at, ends_at)
         select $1, day, $2, $3, $4 from generate_series(1, 7) day`,
        [id, name, from, to],
      );
      for (const [breakFrom, breakTo] of breaks) {
        await this.#pool.query(
          `insert into shift_breaks (shift_pattern_id, starts_at, ends_at)
           select id, $3, $4 from shift_patterns where calendar_id = $1 and name = $2`,
          [id, name, breakFrom, breakTo],
        );
      }
    }
    return id;
  }

  async reason(
    code: string,
    options: { readonly category?: string; readonly isPlanned?: boolean } = {},
  ): Promise<number> {
    return insert(
      this.#pool,
      `insert into downtime_reasons (enterprise_id, code, name, loss_category, is_planned)
       values ($1, $2, $2, $3, $4) returning id`,
      [this.enterpriseId, code, options.category ?? 'breakdown', options.isPlanned ?? false],
    );
  }

  /** Inserts samples in one statement, as any client may. */
  async samples(equipmentId: number, samples: readonly Sample[]): Promise<void> {
    await this.#pool.query(
      `insert into equipment_values
         (equipment_id, time, state, mode, produced, scrap, produced_counter, scrap_counter, quality)
       select $1, time, state, mode, produced, scrap, produced_counter, scrap_counter, quality
       from unnest($2::timestamptz[], $3::smallint[], $4::smallint[], $5::numeric[], $6::numeric[], $7::numeric[],
         $8::numeric[], $9::smallint[])
         as sample (time, state, mode, produced, scrap, produced_counter, scrap_counter, quality)`,
      [
        equipmentId,
        samples.map(({ at }) => at),
        samples.map(({ state }) => state ?? null),
        samples.map(({ mode }) => mode ?? null),
        samples.map(({ produced }) => produced ?? null),
        samples.map(({ scrap }) => scrap ?? null),
        samples.map(({ producedCounter }) => producedCounter ?? null),
        samples.map(({ scrapCounter }) => scrapCounter ?? null),
        samples.map(({ quality }) => quality ?? 192),
      ],
    );
  }
}

export interface MachineOptions {
  readonly lineId?: number;
  readonly isConstraint?: boolean;
  readonly idealRatePerMin?: number;
  readonly microStopSeconds?: number;
  readonly staleAfterSeconds?: number;
}

export interface Shift {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly breaks?: readonly (readonly [string, string])[];
}

async function insert(pool: Pool, statement: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(statement, [...values]);
  const [row] = rows;
  if (row === undefined) throw new Error(`Nothing was inserted by: ${statement}`);
  return row.id;
}
