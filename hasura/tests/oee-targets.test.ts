import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';

const executing = 6;
const day = Date.parse('2026-03-02T00:00:00Z');
const at = (hour: number): Date => new Date(day + hour * 3_600_000);

interface Place {
  readonly site_id?: number;
  readonly area_id?: number;
  readonly equipment_id?: number;
}

let database: TestDatabase;
let factory: Factory;
let line: number;
let member: number;
let alone: number;
let made = 0;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
});
beforeEach(async () => {
  made += 1;
  factory = await Factory.create(database.pool, `Aims ${made}`);
  line = await factory.line('Line');
  member = await factory.machine('Member', { lineId: line, isConstraint: true, idealRatePerMin: 1 });
  alone = await factory.machine('Alone', { idealRatePerMin: 1 });
  for (const machine of [member, alone]) {
    await factory.samples(machine, [
      { at: at(0), state: executing },
      { at: at(23), produced: 600 },
    ]);
  }
});
afterAll(async () => database.stop());

async function aim(target: number, place: Place = {}, from = '-infinity', to: string | null = null): Promise<void> {
  const { site_id: siteId = null, area_id: areaId = null, equipment_id: equipmentId = null } = place;
  await database.pool.query(
    `insert into oee_targets (enterprise_id, site_id, area_id, equipment_id, target, effective_from, effective_to)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [factory.enterpriseId, siteId, areaId, equipmentId, target, from, to],
  );
}

async function targetOf(equipmentId: number, hour = 0): Promise<number | null> {
  const { rows } = await database.pool.query<{ target: number | null }>(
    'select oee_target_of_equipment($1, $2)::float8 as target',
    [equipmentId, at(hour)],
  );
  return rows[0]?.target ?? null;
}

/** The targets of the groups of an answer, by the key of the group. */
async function targetsBy(groupBy: string, equipmentIds: readonly number[]): Promise<readonly (number | null)[]> {
  const { rows } = await database.pool.query<{ target: number | null }>(
    `select oee_target_of_result(result)::float8 as target
     from oee($1, $2, $3, $4) result order by result.group_key`,
    [at(0), at(24), equipmentIds, groupBy],
  );
  return rows.map(({ target }) => target);
}

describe('the target of equipment', () => {
  it('is that of the narrowest place that has one', async () => {
    expect(await targetOf(member)).toBeNull();
    await aim(0.5);
    expect([await targetOf(member), await targetOf(alone)]).toEqual([0.5, 0.5]);
    await aim(0.55, { site_id: factory.siteId });
    expect([await targetOf(member), await targetOf(alone)]).toEqual([0.55, 0.55]);
    await aim(0.6, { area_id: factory.areaId });
    expect([await targetOf(member), await targetOf(alone)]).toEqual([0.6, 0.6]);
    await aim(0.65, { equipment_id: line });
    expect([await targetOf(line), await targetOf(member), await targetOf(alone)]).toEqual([0.65, 0.65, 0.6]);
    await aim(0.7, { equipment_id: member });
    expect([await targetOf(line), await targetOf(member), await targetOf(alone)]).toEqual([0.65, 0.7, 0.6]);
  });

  it('holds from its time on until the next one of its place', async () => {
    await aim(0.5);
    await aim(0.6, { equipment_id: alone }, at(6).toISOString());
    await aim(0.7, { equipment_id: alone }, at(12).toISOString());
    expect([await targetOf(alone, 5), await targetOf(alone, 6), await targetOf(alone, 11)]).toEqual([0.5, 0.6, 0.6]);
    expect([await targetOf(alone, 12), await targetOf(member, 12)]).toEqual([0.7, 0.5]);
  });

  it('gives way to that of the wider place when it ends, and what came before it stays past', async () => {
    await aim(0.5);
    await aim(0.6, { equipment_id: alone });
    await aim(0.7, { equipment_id: alone }, at(6).toISOString(), at(12).toISOString());
    expect([await targetOf(alone, 5), await targetOf(alone, 6), await targetOf(alone, 11)]).toEqual([0.6, 0.7, 0.7]);
    expect([await targetOf(alone, 12), await targetOf(alone, 20)]).toEqual([0.5, 0.5]);
    await aim(0.8, { equipment_id: alone }, at(18).toISOString());
    expect([await targetOf(alone, 12), await targetOf(alone, 18)]).toEqual([0.5, 0.8]);
  });

  it('is shown with how the machine is doing now', async () => {
    await aim(0.6, { area_id: factory.areaId });
    await aim(0.9, {}, at(24 * 20_000).toISOString());
    const { rows } = await database.pool.query<Record<string, unknown>>(
      'select equipment_id, oee_target::float8 from equipment_overview where area_id = $1 order by equipment_id',
      [factory.areaId],
    );
    expect(rows).toEqual([member, alone].map((equipment_id) => ({ equipment_id, oee_target: 0.6 })));
  });
});

describe('the target of figures', () => {
  it('is that of the equipment or line, also where its machines aim at something else', async () => {
    await aim(0.65, { equipment_id: line });
    await aim(0.7, { equipment_id: member });
    expect(await targetsBy('equipment', [member, alone])).toEqual([0.7, null]);
    expect(await targetsBy('line', [member])).toEqual([0.65]);
  });

  it('is what all machines share, else that of the area, site or enterprise', async () => {
    await aim(0.5);
    await aim(0.6, { area_id: factory.areaId });
    for (const group of ['area', 'site', 'enterprise']) expect(await targetsBy(group, [member, alone])).toEqual([0.6]);
    await aim(0.7, { equipment_id: member });
    expect(await targetsBy('area', [member, alone])).toEqual([0.6]);
    expect(await targetsBy('site', [member, alone])).toEqual([0.5]);
    expect(await targetsBy('enterprise', [member, alone])).toEqual([0.5]);
    expect(await targetsBy('enterprise', [member])).toEqual([0.7]);
  });

  it('is none where nobody has set one', async () => {
    for (const group of ['equipment', 'site', 'enterprise']) expect(await targetsBy(group, [alone])).toEqual([null]);
  });

  it('is the share of the planned production that good units should take', async () => {
    await aim(0.75, { equipment_id: alone });
    const { rows } = await database.pool.query<{ aimed: number | null; planned: number }>(
      `select oee_target_seconds_of_result(result)::float8 as aimed, planned_production_seconds::float8 as planned
       from oee($1, $2, $3) result order by result.group_key`,
      [at(0), at(24), [member, alone]],
    );
    expect(rows.map(({ aimed }) => aimed)).toEqual([null, 0.75 * (rows[1]?.planned ?? 0)]);
    expect(rows[1]?.planned).toBeGreaterThan(0);
  });

  it('is the one with which the bucket began', async () => {
    await aim(0.5);
    await aim(0.6, { equipment_id: alone }, at(12).toISOString());
    const { rows } = await database.pool.query<{ target: number }>(
      `select oee_target_of_result(result)::float8 as target
       from oee($1, $2, array[$3::int], 'enterprise', 'hour') result order by started_at`,
      [at(10), at(14), alone],
    );
    expect(rows.map(({ target }) => target)).toEqual([0.5, 0.5, 0.6, 0.6]);
  });
});

describe('a target', () => {
  it.each([
    ['zero', 0],
    ['more than one', 1.01],
  ])('is refused when it is %s', async (_, target) => {
    await expect(aim(target)).rejects.toThrow(/an oee target is above 0 and at most 1/);
  });

  it('ends after it began', async () => {
    await expect(aim(0.5, {}, at(6).toISOString(), at(6).toISOString())).rejects.toThrow(/ends after it began/);
  });

  it('is for one place, once from a time on', async () => {
    await expect(aim(0.5, { site_id: factory.siteId, equipment_id: alone })).rejects.toThrow(
      /an oee target is for one place/,
    );
    await aim(0.5);
    await expect(aim(0.6)).rejects.toThrow(/a_place_has_one_oee_target_from_a_time_on/);
  });

  it('is for places of its own enterprise only', async () => {
    const other = await Factory.create(database.pool, `Other aims ${made}`);
    const machine = await other.machine('Foreign');
    await expect(aim(0.5, { site_id: other.siteId })).rejects.toThrow(/an oee target is for a site of its enterprise/);
    for (const place of [{ area_id: other.areaId }, { equipment_id: machine }]) {
      await expect(aim(0.5, place)).rejects.toThrow(/only be for places of its own enterprise/);
    }
  });
});
