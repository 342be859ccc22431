import type { Action } from '../model/action.ts';
import type { InputJson, InputJsonObject } from '../request/input-json.ts';
import type { Field } from './selection.ts';

/** A handler to ask, and what to take of its answer. */
export interface ActionCall {
  readonly action: Action;
  readonly input: InputJsonObject;
  readonly output: readonly OutputField[];
  readonly path: string;
}

/** An asynchronous action to look up. */
export interface ActionResult {
  readonly action: Action;
  readonly id: InputJson;
  readonly fields: readonly ResultField[];
  readonly path: string;
}

/** One key of an answer that a handler has given the values of. */
export type OutputField =
  | { readonly kind: 'constant'; readonly alias: string; readonly text: string }
  | {
      readonly kind: 'value';
      readonly alias: string;
      readonly name: string;
      /** Of an object, or of each in a list; empty for anything else. */
      readonly fields: readonly OutputField[];
    }
  | OutputRows;

/** Rows that hang on an object of the answer; `slot` 0 of their parameters is that object. */
export interface OutputRows {
  readonly kind: 'rows';
  readonly alias: string;
  readonly sourceName: string;
  readonly field: Extract<Field, { kind: 'rows' | 'aggregate-rows' }>;
  /** Fields of the object that the rows are found by. */
  readonly keys: readonly string[];
}

export type ResultField =
  | { readonly kind: 'constant'; readonly alias: string; readonly text: string }
  | { readonly kind: 'property'; readonly alias: string; readonly name: 'id' | 'created_at' | 'errors' }
  | { readonly kind: 'output'; readonly alias: string; readonly output: readonly OutputField[] };
