import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { figuresTopic } from '../src/figures/figures-board.ts';
import { aliased, filler, fillerBirth, Plant, waitFor } from './support/plant.ts';

const figures = z.object({
  state: z.number(),
  state_name: z.string(),
  is_stale: z.boolean(),
  shift: z.string().nullable(),
  oee: z.number().nullable(),
  coverage: z.number().nullable(),
});

describe('figures on MQTT', () => {
  const topic = 'oee/Simulator Corp/Pune/Filling Hall/Line1/Filler';
  let plant: Plant;
  let told: Told;
  beforeAll(async () => {
    plant = await Plant.build();
    // Before anything is told: who comes meanwhile may hear it twice, as kept by the broker and as it is said.
    told = await follow(plant);
    await plant.startWorker({ INGEST_OEE_EVERY_SECONDS: '1' });
  });
  afterAll(() => plant.tearDown());

  it('are kept by the broker, one message a machine, for whoever comes later', async () => {
    const [row] = await plant.rows('select count(*)::int as machines from equipment_overview');
    await waitFor(() => told.size === row?.['machines']);
    const late = await follow(plant);
    await waitFor(() => late.size === row?.['machines']);
    expect(newest(late, topic)).toMatchObject({ state: 0, state_name: 'No data', is_stale: true });
  });

  it('follow what the machine does, and say nothing while nothing changes', async () => {
    const node = await plant.edgeNode('SimulatorCorp', 'Line1');
    const time = Date.now();
    await node.bear();
    await node.bearDevice('Filler', fillerBirth(time, { state: 4 }), { timestamp: time });
    await node.data('Filler', [aliased(filler.state, 6, time + 1)]);
    await waitFor(() => newest(told, topic).state === 6);
    expect(newest(told, topic)).toMatchObject({ state_name: 'Execute', is_stale: false });
    expect(told.get('oee/Simulator Corp/Pune/Filling Hall/Line2/Filler')).toHaveLength(1);
  });

  it('are taken back for a machine that is gone', async () => {
    const [row] = await plant.rows(`insert into equipment (area_id, kind, name)
      select id, 'machine', 'Passing' from areas where name = 'Filling Hall' returning id`);
    const passing = 'oee/Simulator Corp/Pune/Filling Hall/Passing';
    await waitFor(() => told.has(passing));
    await plant.rows('delete from equipment where id = $1', [row?.['id']]);
    await waitFor(() => told.get(passing)?.at(-1) === '');
  });

  it('are told again to a broker that has lost them', async () => {
    await plant.restartBroker();
    const again = await follow(plant);
    await waitFor(() => again.has(topic));
  });
});

/** What was said on each topic, in order. */
type Told = ReadonlyMap<string, readonly string[]>;

async function follow(plant: Plant): Promise<Told> {
  const told = new Map<string, string[]>();
  await plant.listen(['oee/#'], ({ topic, payload }) => {
    told.set(topic, [...(told.get(topic) ?? []), payload.toString()]);
  });
  return told;
}

function newest(told: Told, topic: string): Partial<z.infer<typeof figures>> {
  const text = told.get(topic)?.at(-1);
  return text === undefined ? {} : figures.parse(JSON.parse(text));
}

it('names with signs of MQTT stay one level of a topic', () => {
  expect(figuresTopic(['A/B', 'C#+', '100%'])).toBe('oee/A%2FB/C%23%2B/100%25');
});
