import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AnsweredOperation } from '../execute/answered-operation.ts';
import type { EngineState } from '../metadata-api/engine-state.ts';

/** What the gauges look at when they are asked. */
export interface MetricSources {
  readonly state: () => EngineState;
  readonly webSockets: () => number;
}

/** The metrics of one engine, under the names that Hasura's have. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Counter<'operation_type' | 'response_status'>;
  readonly #times: Histogram<'operation_type'>;

  constructor(sources: MetricSources) {
    const registers = [this.#registry];
    this.#requests = new Counter({
      name: 'hasura_graphql_requests_total',
      help: 'GraphQL operations that were answered',
      labelNames: ['operation_type', 'response_status'],
      registers,
    });
    this.#times = new Histogram({
      name: 'hasura_graphql_execution_time_seconds',
      help: 'Seconds that GraphQL operations took',
      labelNames: ['operation_type'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
      registers,
    });
    addGauges(sources, registers);
  }

  observe({ kind, isFault, seconds }: AnsweredOperation): void {
    this.#requests.inc({ operation_type: kind, response_status: isFault ? 'failed' : 'success' });
    this.#times.observe({ operation_type: kind }, seconds);
  }

  /** In Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

function addGauges({ state, webSockets }: MetricSources, registers: Registry[]): void {
  gauge('hasura_websocket_connections', 'WebSockets that are open', webSockets, registers);
  gauge('hasura_metadata_resource_version', 'Version of the metadata', () => state().resourceVersion, registers);
  const inconsistent = (): number => state().model.inconsistencies.length;
  gauge('hasura_metadata_inconsistent_objects', 'Objects that are set aside', inconsistent, registers);
  const connections = new Gauge({
    name: 'hasura_postgres_connections',
    help: 'Connections to the database of a source',
    labelNames: ['source_name'],
    registers,
    collect: () => {
      connections.reset();
      for (const [name, pool] of state().pools) connections.set({ source_name: name }, pool.totalCount);
    },
  });
}

function gauge(name: string, help: string, valueOf: () => number, registers: Registry[]): void {
  const one: Gauge = new Gauge({ name, help, registers, collect: () => one.set(valueOf()) });
}
