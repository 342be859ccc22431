import type { InputJsonObject } from '../request/input-json.ts';
import { parseOperation, resolveOperation } from '../request/operation.ts';
import type { ParsedOperation, RootTypes } from '../request/operation.ts';
import type { VariableValues } from '../request/input.ts';
import { bindVariables } from '../request/variables.ts';
import { toJsonText } from '../request/input-json.ts';
import { PlanContext } from '../plan/plan-context.ts';
import type { PlanOptions } from '../plan/plan-context.ts';
import { planOperation } from '../plan/plan-operation.ts';
import { operationProgram } from '../sql/operation-program.ts';
import type { OperationProgram } from '../sql/operation-program.ts';
import type { GraphqlRequest } from './graphql-request.ts';

/** Query texts of one role whose plans are kept. */
const maximumTexts = 1_000;
/** Plans of one text, which differ by the variables that shape them. */
const maximumShapes = 20;
/** Longer queries, and variables that shape a plan and are longer, are planned anew each time. */
const maximumKeyLength = 10_000;

/** A program with the values of its variables. */
export interface PreparedOperation {
  readonly kind: ParsedOperation['kind'];
  /** The text of the request. */
  readonly query: string;
  readonly operation: ParsedOperation;
  readonly program: OperationProgram;
  readonly values: VariableValues;
  /** Whether the program has been used before. */
  readonly isRepeated: boolean;
}

/** Looks at an operation before it is planned; throws when the role may not ask it. */
export type OperationRule = (operation: ParsedOperation, query: string) => void;

export interface OperationCacheOptions extends PlanOptions {
  readonly rules: readonly OperationRule[];
}

interface CachedText {
  readonly query: string;
  readonly operation: ParsedOperation;
  /** Variables that have ever shaped a plan of this text. */
  readonly shaping: Set<string>;
  readonly programs: Map<string, OperationProgram>;
}

/** The plans of one role: the same text with the same shaping variables is planned once. */
export class OperationCache {
  private readonly role: string;
  private readonly roots: RootTypes;
  private readonly options: OperationCacheOptions;
  private readonly texts = new Map<string, CachedText>();

  constructor(role: string, roots: RootTypes, options: OperationCacheOptions) {
    this.role = role;
    this.roots = roots;
    this.options = options;
  }

  prepare({ query, operationName, variables }: GraphqlRequest): PreparedOperation {
    const key = operationName === null ? query : `${operationName}\n${query}`;
    const cached = this.texts.get(key);
    if (cached === undefined) {
      const operation = parseOperation(query, operationName);
      for (const rule of this.options.rules) rule(operation, query);
      return this.planNew(key, query, operation, variables);
    }
    const { operation, shaping, programs } = cached;
    const values = bindVariables(operation.declarations, operation.used, variables);
    const program = programs.get(shapeKey(shaping, values));
    if (program === undefined) return this.plan(cached, variables);
    return { kind: operation.kind, query, operation, program, values, isRepeated: true };
  }

  private planNew(
    key: string,
    query: string,
    operation: ParsedOperation,
    variables: InputJsonObject,
  ): PreparedOperation {
    const cached: CachedText = { query, operation, shaping: new Set(), programs: new Map() };
    const prepared = this.plan(cached, variables);
    if (key.length <= maximumKeyLength) {
      if (this.texts.size >= maximumTexts) forgetOldest(this.texts);
      this.texts.set(key, cached);
    }
    return prepared;
  }

  private plan({ query, operation, shaping, programs }: CachedText, variables: InputJsonObject): PreparedOperation {
    const resolved = resolveOperation(operation, this.roots, variables);
    const context = new PlanContext(this.role, this.options);
    const program = operationProgram(planOperation(context, operation.kind, resolved.fields));
    if ([...resolved.shaping].some((name) => !shaping.has(name))) {
      for (const name of resolved.shaping) shaping.add(name);
      programs.clear();
    }
    const key = shapeKey(shaping, resolved.values);
    if (key.length <= maximumKeyLength) {
      if (programs.size >= maximumShapes) forgetOldest(programs);
      programs.set(key, program);
    }
    return { kind: operation.kind, query, operation, program, values: resolved.values, isRepeated: false };
  }
}

function shapeKey(shaping: ReadonlySet<string>, values: VariableValues): string {
  if (shaping.size === 0) return '';
  return [...shaping].map((name) => toJsonText(values.get(name) ?? null)).join('\n');
}

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
