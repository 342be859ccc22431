import type { Pool } from 'pg';
import type { SourceMetadata } from '../metadata/metadata.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { buildModel } from '../model/build-model.ts';
import { FaultList } from '../model/fault-list.ts';
import type { Model, ModelOptions } from '../model/model.ts';
import type { SourceInput } from '../model/source-input.ts';
import { checkRootFields } from '../model/check-root-fields.ts';
import { buildEndpoints } from '../rest/build-endpoints.ts';
import { checkStoredQueries } from '../rest/check-stored-queries.ts';
import type { Endpoint } from '../rest/endpoint.ts';
import { inspectSource } from './inspect-source.ts';

/** One consistent view of the metadata and of what it was built against. */
export interface EngineState {
  readonly metadata: Metadata;
  readonly resourceVersion: number;
  /** By source name. */
  readonly inputs: ReadonlyMap<string, SourceInput>;
  readonly pools: ReadonlyMap<string, Pool>;
  readonly model: Model;
  /** The REST endpoints that fit. */
  readonly endpoints: readonly Endpoint[];
}

/** Opens the pool of a source; throws when its URL can't be found. */
export type ConnectSource = (source: SourceMetadata) => Pool;

/**
 * The state with other metadata: new sources are connected and inspected, those in `refresh` inspected again.
 *
 * @throws HasuraError when two objects claim one root field
 */
export async function changeState(
  state: EngineState,
  metadata: Metadata,
  refresh: 'all' | 'none' | ReadonlySet<string>,
  { connect, options }: { readonly connect: ConnectSource; readonly options: ModelOptions },
): Promise<EngineState> {
  const pools = new Map<string, Pool>();
  const inputs = new Map<string, SourceInput>();
  for (const source of metadata.sources) {
    const { pool, isNew, fault } = poolFor(source, state, connect);
    if (pool === undefined) {
      inputs.set(source.name, { kind: 'unreachable', reason: fault ?? 'no connection' });
      continue;
    }
    pools.set(source.name, pool);
    const known = state.inputs.get(source.name);
    const isStale = refresh === 'all' || (refresh !== 'none' && refresh.has(source.name));
    inputs.set(source.name, known === undefined || isNew || isStale ? await inspectSource(pool, source) : known);
  }
  return withModel({ ...state, metadata, inputs, pools }, options);
}

/** The state with its model built anew from metadata and inputs. */
export function withModel(state: Omit<EngineState, 'model' | 'endpoints'>, options: ModelOptions): EngineState {
  const model = buildModel(state.metadata, state.inputs, options);
  checkRootFields(model);
  const faults = new FaultList();
  checkStoredQueries(model, faults);
  const endpoints = buildEndpoints(state.metadata, faults);
  return { ...state, model: { ...model, inconsistencies: [...model.inconsistencies, ...faults.all] }, endpoints };
}

function poolFor(
  source: SourceMetadata,
  state: EngineState,
  connect: ConnectSource,
): { readonly pool?: Pool; readonly isNew: boolean; readonly fault?: string } {
  const before = state.metadata.sources.find(({ name }) => name === source.name);
  const known = state.pools.get(source.name);
  if (known !== undefined && JSON.stringify(before?.configuration) === JSON.stringify(source.configuration)) {
    return { pool: known, isNew: false };
  }
  try {
    return { pool: connect(source), isNew: true };
  } catch (error) {
    return { isNew: true, fault: error instanceof Error ? error.message : String(error) };
  }
}
