import type { Pool } from 'pg';
import { siteOf, zoneOf } from './factory-description.ts';
import type { CalendarDescription, FactoryDescription } from './factory-description.ts';
import { localInstant } from './local-instant.ts';

/** Numbers that the database gave to what a description names. */
export interface BuiltFactory {
  readonly enterpriseId: number;
  readonly equipmentIds: ReadonlyMap<string, number>;
  readonly reasonIds: ReadonlyMap<string, number>;
}

/** Configures a described plant as a person would, row by row, as an enterprise of the given name. */
export async function buildFactory(pool: Pool, name: string, factory: FactoryDescription): Promise<BuiltFactory> {
  return new FactoryBuilder(pool, factory).build(name);
}

export function equipmentIdOf({ equipmentIds }: BuiltFactory, name: string): number {
  const id = equipmentIds.get(name);
  if (id === undefined) throw new Error(`The factory has no equipment "${name}".`);
  return id;
}

/** The topic under which `buildFactory` registers a piece of equipment: Sparkplug group, edge node and device. */
export const sparkplugGroup = 'Examples';

class FactoryBuilder {
  private readonly pool: Pool;
  private readonly factory: FactoryDescription;
  private enterpriseId = 0;
  private readonly siteIds = new Map<string, number>();
  private readonly areaIds = new Map<string, number>();
  private readonly equipmentIds = new Map<string, number>();
  private readonly reasonIds = new Map<string, number>();

  constructor(pool: Pool, factory: FactoryDescription) {
    this.pool = pool;
    this.factory = factory;
  }

  async build(name: string): Promise<BuiltFactory> {
    const { noDataCountsAs, microStopCountsAs } = this.factory;
    this.enterpriseId = await this.insert(
      'insert into enterprises (name, no_data_counts_as, micro_stop_counts_as) values ($1, $2, $3) returning id',
      [name, noDataCountsAs, microStopCountsAs],
    );
    await this.addSites();
    await this.addEquipment(name);
    for (const calendar of this.factory.calendars) await this.addCalendar(calendar);
    await this.addProducts();
    await this.addOrders();
    await this.addReasons();
    await this.addScrap();
    return { enterpriseId: this.enterpriseId, equipmentIds: this.equipmentIds, reasonIds: this.reasonIds };
  }

  private async addSites(): Promise<void> {
    for (const { name, timeZone } of this.factory.sites) {
      const id = await this.insert(
        'insert into sites (enterprise_id, name, time_zone) values ($1, $2, $3) returning id',
        [this.enterpriseId, name, timeZone],
      );
      this.siteIds.set(name, id);
    }
  }

  private async addEquipment(enterprise: string): Promise<void> {
    const linesFirst = [...this.factory.equipment].sort((a, b) => a.kind.localeCompare(b.kind));
    for (const machine of linesFirst) {
      const areaId = await this.areaOf(siteOf(this.factory, machine).name, machine.area);
      const id = await this.insert(
        `insert into equipment
           (area_id, parent_id, kind, name, is_constraint, ideal_rate_per_min, micro_stop_seconds, micro_stop_cycles,
            stale_after_seconds)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
        [
          areaId,
          machine.line === undefined ? null : this.equipmentIds.get(machine.line),
          machine.kind,
          machine.name,
          machine.isConstraint,
          machine.idealRatePerMin,
          machine.microStopSeconds,
          machine.microStopCycles,
          machine.staleAfterSeconds,
        ],
      );
      this.equipmentIds.set(machine.name, id);
      await this.insert(
        `insert into packml_register (source_topic, equipment_id, counter_maximum, maximum_rate_per_min)
         values ($1, $2, $3, $4) returning id`,
        [`${sparkplugGroup}/${enterprise}/${machine.name}`, id, machine.counterMaximum, machine.maximumRatePerMin],
      );
    }
  }

  private async areaOf(site: string, area: string): Promise<number> {
    const key = `${site}/${area}`;
    const known = this.areaIds.get(key);
    if (known !== undefined) return known;
    const id = await this.insert('insert into areas (site_id, name) values ($1, $2) returning id', [
      this.siteIds.get(site),
      area,
    ]);
    this.areaIds.set(key, id);
    return id;
  }

  private async addCalendar(calendar: CalendarDescription): Promise<void> {
    const place = this.placeOf(calendar.for);
    const id = await this.insert(
      `insert into shift_calendars
         (site_id, area_id, equipment_id, name, effective_from, cycle_days, cycle_starts_on, rotation_days)
       values ($1, $2, $3, 'Calendar', $4, $5, $6, $7) returning id`,
      [
        place.siteId,
        place.areaId,
        place.equipmentId,
        calendar.effectiveFrom,
        calendar.cycleDays,
        calendar.cycleStartsOn,
        calendar.rotationDays,
      ],
    );
    await this.addRotations(id, place, calendar);
    await this.addExceptions(id, calendar);
    await this.addShifts(id, calendar);
  }

  private async addRotations(calendarId: number, { siteId }: Place, { rotations }: CalendarDescription): Promise<void> {
    if (rotations.length === 0) return;
    await this.pool.query(
      `with named as (
         insert into teams (site_id, name) select distinct $1::int, name from unnest($3::text[]) name
         on conflict (site_id, name) do update set name = excluded.name
         returning id, name
       )
       insert into team_rotations (calendar_id, team_id, shift_name, first_day, last_day)
       select $2, named.id, turn.shift_name, turn.first_day, turn.last_day
       from unnest($3::text[], $4::text[], $5::int[], $6::int[]) as turn (team, shift_name, first_day, last_day)
       join named on named.name = turn.team`,
      [
        siteId,
        calendarId,
        rotations.map(({ team }) => team),
        rotations.map(({ shift }) => shift),
        rotations.map(({ firstDay }) => firstDay),
        rotations.map(({ lastDay }) => lastDay),
      ],
    );
  }

  private async addExceptions(calendarId: number, { exceptions }: CalendarDescription): Promise<void> {
    if (exceptions.length === 0) return;
    await this.pool.query(
      `insert into shift_exceptions (calendar_id, business_day, kind, shift_name, starts_at, ends_at)
       select $1, exception.* from unnest($2::date[], $3::text[], $4::text[], $5::time[], $6::time[]) exception`,
      [
        calendarId,
        exceptions.map(({ day }) => day),
        exceptions.map(({ kind }) => kind),
        exceptions.map(({ shift }) => shift),
        exceptions.map(({ time }) => time?.from),
        exceptions.map(({ time }) => time?.to),
      ],
    );
  }

  private async addShifts(calendarId: number, { shifts }: CalendarDescription): Promise<void> {
    const patterns = shifts.flatMap((shift) => shift.days.map((day) => ({ ...shift, day })));
    const breaks = shifts.flatMap(({ name, breaks: pauses }) => pauses.map((pause) => ({ ...pause, shift: name })));
    if (patterns.length === 0) return;
    await this.pool.query(
      `with pattern as (
         insert into shift_patterns (calendar_id, day_of_cycle, name, starts_at, ends_at)
         select $1, planned.* from unnest($2::int[], $3::text[], $4::time[], $5::time[]) planned
         returning id, name
       )
       insert into shift_breaks (shift_pattern_id, starts_at, ends_at)
       select pattern.id, pause.starts_at, pause.ends_at
       from unnest($6::text[], $7::time[], $8::time[]) as pause (shift, starts_at, ends_at)
       join pattern on pattern.name = pause.shift`,
      [
        calendarId,
        patterns.map(({ day }) => day),
        patterns.map(({ name }) => name),
        patterns.map(({ time }) => time.from),
        patterns.map(({ time }) => time.to),
        breaks.map(({ shift }) => shift),
        breaks.map(({ from }) => from),
        breaks.map(({ to }) => to),
      ],
    );
  }

  private placeOf(name: string | undefined): Place {
    const [first] = this.siteIds.values();
    if (name === undefined) return { siteId: first };
    const siteId = this.siteIds.get(name);
    if (siteId !== undefined) return { siteId };
    const equipment = this.factory.equipment.find((candidate) => candidate.name === name || candidate.area === name);
    if (equipment === undefined) throw new Error(`There is no "${name}" for a calendar to be set on.`);
    const site = siteOf(this.factory, equipment).name;
    const isEquipment = equipment.name === name;
    return {
      siteId: this.siteIds.get(site),
      areaId: isEquipment ? undefined : this.areaIds.get(`${site}/${name}`),
      equipmentId: isEquipment ? this.equipmentIds.get(name) : undefined,
    };
  }

  private async addProducts(): Promise<void> {
    const ordered = this.factory.orders.map(({ product }) => product);
    for (const code of new Set([...Object.keys(this.factory.productRates), ...ordered])) {
      const id = await this.insert(
        'insert into products (enterprise_id, code, name) values ($1, $2, $2) returning id',
        [this.enterpriseId, code],
      );
      for (const [equipment, rate] of Object.entries(this.factory.productRates[code] ?? {})) {
        await this.pool.query(
          'insert into product_rates (product_id, equipment_id, ideal_rate_per_min) values ($1, $2, $3)',
          [id, this.equipmentIds.get(equipment), rate],
        );
      }
    }
  }

  private async addOrders(): Promise<void> {
    for (const { code, product, equipment, from, to } of this.factory.orders) {
      const zone = zoneOf(this.factory, equipment);
      await this.insert(
        `with placed as (
           insert into production_orders (enterprise_id, code, product_id)
           select $1, $2, products.id from products where products.enterprise_id = $1 and products.code = $3
           on conflict (enterprise_id, code) do update set code = excluded.code
           returning id
         )
         insert into production_order_runs (production_order_id, equipment_id, started_at, ended_at)
         select placed.id, $4, $5, $6 from placed returning id`,
        [
          this.enterpriseId,
          code,
          product,
          this.equipmentIds.get(equipment),
          new Date(localInstant(from, zone)),
          to === undefined ? null : new Date(localInstant(to, zone)),
        ],
      );
    }
  }

  private async addReasons(): Promise<void> {
    for (const { name, category, isPlanned } of this.factory.reasons) {
      const id = await this.insert(
        `insert into downtime_reasons (enterprise_id, code, name, loss_category, is_planned)
         values ($1, $2, $2, $3, $4) returning id`,
        [this.enterpriseId, name, category, isPlanned],
      );
      this.reasonIds.set(name, id);
    }
  }

  private async addScrap(): Promise<void> {
    for (const { equipment, at, quantity, category } of this.factory.scrapEntries) {
      await this.insert(
        `with reason as (
           insert into scrap_reasons (enterprise_id, code, name, loss_category) select $1, $5::text, $5, $5
           where $5 is not null
           on conflict (enterprise_id, code) do update set name = excluded.name
           returning id
         )
         insert into production_reports (equipment_id, produced_at, scrap_quantity, scrap_reason_id)
         values ($2, $3, $4, (select reason.id from reason)) returning id`,
        [
          this.enterpriseId,
          this.equipmentIds.get(equipment),
          new Date(localInstant(at, zoneOf(this.factory, equipment))),
          quantity,
          category,
        ],
      );
    }
  }

  private async insert(statement: string, values: readonly unknown[]): Promise<number> {
    const { rows } = await this.pool.query<{ id: number }>(statement, [...values]);
    const [row] = rows;
    if (row === undefined) throw new Error(`Nothing was inserted by: ${statement}`);
    return row.id;
  }
}

interface Place {
  readonly siteId: number | undefined;
  readonly areaId?: number | undefined;
  readonly equipmentId?: number | undefined;
}
