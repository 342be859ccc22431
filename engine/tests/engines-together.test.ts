import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { serverPrograms, startServer, type RunningServer } from '@andon/local/installed-server';
import { startEngineProcess, type EngineProcess } from './fixture/start-engine-process.ts';
import { startHandler, type Handled, type TestHandler } from './fixture/start-handler.ts';
import { until } from './fixture/start-test-engine.ts';

const rows = 2_000;
const trigger = {
  name: 'load',
  table: 'load',
  webhook: '{{HANDLER}}',
  headers: [{ name: 'engine', value_from_env: 'ENGINE_NAME' }],
  insert: { columns: '*' },
  retry_conf: { num_retries: 5, interval_sec: 0 },
};

/** What handlers saw of events: who delivered them how often, and which were ever under way twice at a time. */
class Deliveries {
  readonly twiceAtATime: string[] = [];
  readonly #byEngine = new Map<string, string[]>();
  readonly #underWay = new Map<string, string>();
  readonly #mayAnswer: () => Promise<unknown>;

  /** A delivery is answered when its promise has come true. */
  constructor(mayAnswer: () => Promise<unknown>) {
    this.#mayAnswer = mayAnswer;
  }

  async handle({ body, headers }: Handled): Promise<object> {
    const { id } = body as { readonly id: string };
    const engine = String(headers['engine']);
    if (this.#underWay.has(id)) this.twiceAtATime.push(id);
    this.#underWay.set(id, engine);
    this.#byEngine.set(engine, [...this.of(engine), id]);
    await this.#mayAnswer();
    this.#underWay.delete(id);
    return {};
  }

  of(engine: string): readonly string[] {
    return this.#byEngine.get(engine) ?? [];
  }

  underWayOf(engine: string): readonly string[] {
    return [...this.#underWay].flatMap(([id, by]) => (by === engine ? [id] : []));
  }
}

describe.skipIf(serverPrograms === undefined)('two engines on one server', () => {
  let server: RunningServer;
  let handler: TestHandler;
  let engines: readonly EngineProcess[];
  let deliveries: Deliveries;

  const start = (name: string): Promise<EngineProcess> =>
    startEngineProcess(server.url, { HANDLER: handler.url, ENGINE_NAME: name });

  beforeAll(async () => {
    server = await startServer(serverPrograms ?? '');
    handler = await startHandler();
    await server.pool.query('create table load (id int primary key)');
    const first = await start('first');
    const args = [
      { type: 'pg_track_table', args: { table: 'load' } },
      { type: 'pg_create_event_trigger', args: trigger },
    ];
    await fetch(`http://127.0.0.1:${first.port}/v1/metadata`, {
      method: 'POST',
      body: JSON.stringify({ type: 'bulk', args }),
    });
    engines = [first, await start('second')];
  });
  afterAll(async () => {
    for (const engine of engines) if (!engine.isDead()) await engine.end('SIGTERM');
    await handler.stop();
    await server.stop();
  });

  /** Has events written all the while, and answers their ids. */
  async function load(from: number, mayAnswer: () => Promise<unknown>): Promise<readonly string[]> {
    deliveries = new Deliveries(mayAnswer);
    handler.answer((request) => deliveries.handle(request));
    for (let row = from; row < from + rows; row += 20)
      await server.pool.query('insert into load select generate_series($1::int, $1::int + 19)', [row]);
    const { rows: events } = await server.pool.query<{ id: string }>(
      "select id from hdb_catalog.event_log where (payload #>> '{data,new,id}')::int >= $1",
      [from],
    );
    return events.map(({ id }) => id).sort();
  }

  const nothingPending = (): Promise<void> =>
    vi.waitFor(
      async () => {
        const { rows: pending } = await server.pool.query('select from hdb_catalog.event_log where not delivered');
        expect(pending).toHaveLength(0);
      },
      { timeout: 50_000, interval: 50 },
    );

  test('share the events, and deliver each one once', { timeout: 120_000 }, async () => {
    let answer = (): void => undefined;
    const bothHaveAsked = new Promise<void>((resolve) => (answer = resolve));
    // Neither is answered before, lest one delivers everything while the other is given no time.
    const written = await load(1, () => bothHaveAsked.then(() => pause(20)));
    await until(() => {
      for (const name of ['first', 'second']) expect(deliveries.of(name).length).toBeGreaterThan(0);
    });
    answer();
    await nothingPending();
    expect([...deliveries.of('first'), ...deliveries.of('second')].sort()).toEqual(written);
    expect(deliveries.twiceAtATime).toEqual([]);
  });

  test('deliver what one of them was delivering when it was killed', { timeout: 120_000 }, async () => {
    let isDead = (): void => undefined;
    const death = new Promise<void>((resolve) => (isDead = resolve));
    // Neither is answered before: all that the second one delivers is under way when it dies, and the first leaves it some.
    const loaded = load(10_000, () => death.then(() => pause(20)));
    await until(() => expect(deliveries.underWayOf('second').length).toBeGreaterThan(5));
    await engines[1]?.end('SIGKILL');
    isDead();
    const written = await loaded;
    await nothingPending();
    expect([...deliveries.of('first')].sort()).toEqual(written);
    expect(deliveries.twiceAtATime).toEqual([]);
  });
});
