import { HasuraError } from '../metadata/hasura-error.ts';
import type { Metadata, SourceMetadata } from '../metadata/metadata.ts';
import { displayName, qualifiedKey, type QualifiedName } from '../metadata/qualified-name.ts';
import type { TableMetadata } from '../metadata/table-metadata.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Inconsistency, ModelOptions, Source, Table } from '../model/model.ts';
import type { ObjectReference } from '../model/object-reference.ts';
import { changeState, type ConnectSource, type EngineState } from './engine-state.ts';
import { writeInconsistency } from './write-inconsistency.ts';

export interface DraftTools {
  readonly connect: ConnectSource;
  readonly options: ModelOptions;
}

export interface ChangeOptions {
  /** The object the command is about: its own fault is answered in its own words. */
  readonly object?: ObjectReference;
  /** Sources whose database is read again. @defaultValue none */
  readonly refresh?: 'all' | 'none' | ReadonlySet<string>;
  /** Whether objects may stop to fit. @defaultValue false */
  readonly allowsInconsistency?: boolean;
}

/**
 * The state as the commands of one request change it. Nothing of it is seen by others before the request has succeeded
 * as a whole; a failed request throws its draft away.
 */
export class Draft {
  #state: EngineState;
  readonly #tools: DraftTools;
  readonly #before: EngineState;
  #defersChecks = false;

  constructor(state: EngineState, tools: DraftTools) {
    this.#state = state;
    this.#before = state;
    this.#tools = tools;
  }

  get state(): EngineState {
    return this.#state;
  }

  get metadata(): Metadata {
    return this.#state.metadata;
  }

  get tools(): DraftTools {
    return this.#tools;
  }

  get isChanged(): boolean {
    return this.#state.metadata !== this.#before.metadata;
  }

  /** Goes on with another state, built elsewhere. */
  replaceState(state: EngineState): void {
    this.#state = state;
  }

  /**
   * Builds the model of changed metadata and goes on with it.
   *
   * @throws HasuraError when an object stops to fit that fitted before
   */
  async change(metadata: Metadata, options: ChangeOptions = {}): Promise<void> {
    const next = await changeState(this.#state, metadata, options.refresh ?? 'none', this.#tools);
    if (options.allowsInconsistency !== true && !this.#defersChecks) {
      refuseNewInconsistencies(this.#state.model.inconsistencies, next.model.inconsistencies, options.object);
    }
    this.#state = next;
  }

  /**
   * Several changes as one: in between objects may miss others that come later.
   *
   * @throws HasuraError when at the end an object doesn't fit that fitted before
   */
  async changeTogether<Answer>(change: () => Promise<Answer>): Promise<Answer> {
    const { inconsistencies } = this.#state.model;
    this.#defersChecks = true;
    try {
      const answer = await change();
      refuseNewInconsistencies(inconsistencies, this.#state.model.inconsistencies, undefined);
      return answer;
    } finally {
      this.#defersChecks = false;
    }
  }

  /** The source's metadata. */
  source(name: string, path = '$.args.source'): SourceMetadata {
    const source = this.metadata.sources.find((one) => one.name === name);
    if (source === undefined) {
      throw new HasuraError({ code: 'not-exists', message: `source with name "${name}" does not exist`, path });
    }
    return source;
  }

  /** The metadata of a tracked table. */
  table(source: string, name: QualifiedName, path = '$.args.table'): TableMetadata {
    const key = qualifiedKey(name);
    const table = this.source(source).tables.find((one) => qualifiedKey(one.table) === key);
    if (table === undefined) throw unknownTable(source, name, path);
    return table;
  }

  /** The tracked table as the model has it, if it fits. */
  modelTable(source: string, name: QualifiedName): Table | undefined {
    return this.modelSource(source)?.tables.get(qualifiedKey(name));
  }

  modelSource(name: string): Source | undefined {
    return this.#state.model.sources.find((one) => one.name === name);
  }
}

export function unknownTable(source: string, name: QualifiedName, path: string): HasuraError {
  const message = `table "${displayName(name)}" does not exist in source: ${source}`;
  return new HasuraError({ code: 'not-exists', message, path });
}

/** Objects that don't fit now and fitted before. */
export function newInconsistencies(
  before: readonly Inconsistency[],
  after: readonly Inconsistency[],
): readonly Inconsistency[] {
  return after.filter((one) => !before.some((other) => other.type === one.type && other.name === one.name));
}

function refuseNewInconsistencies(
  before: readonly Inconsistency[],
  after: readonly Inconsistency[],
  object: ObjectReference | undefined,
): void {
  const added = newInconsistencies(before, after);
  const own = added.filter((one) => object !== undefined && isDeepStrictEqual(one.object, object));
  const [first] = own;
  if (first !== undefined) {
    throw new HasuraError({
      code: 'invalid-configuration',
      message: first.reason,
      path: '$.args',
      internal: own.map(writeInconsistency),
    });
  }
  if (added.length > 0) throw inconsistencyFault(added);
}

/** The fault of a command that would make objects stop to fit. */
export function inconsistencyFault(added: readonly Inconsistency[]): HasuraError {
  return new HasuraError({
    code: 'unexpected',
    message: 'cannot continue due to new inconsistent metadata',
    path: '$.args',
    internal: added.map(writeInconsistency),
  });
}
