import type { SelectedField } from '../request/selected-field.ts';
import type { ActionCall, ActionResult } from './action-call.ts';
import type { Mutation } from './mutation.ts';
import type { ColumnSubject } from './condition.ts';
import type { Parameter } from './parameter.ts';
import type { Field, Rows } from './selection.ts';

/** What to do for one operation, root field by root field. */
export interface OperationPlan {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly fields: readonly RootPlan[];
}

export type RootPlan =
  /** `__typename` and the like. */
  | { readonly kind: 'constant'; readonly alias: string; readonly text: string }
  | { readonly kind: 'introspection'; readonly alias: string; readonly field: SelectedField }
  /** Root fields under one name. */
  | { readonly kind: 'namespace'; readonly alias: string; readonly fields: readonly RootPlan[] }
  /** One statement; `field` is of kind `rows` or `aggregate-rows`. */
  | {
      readonly kind: 'select';
      readonly alias: string;
      readonly sourceName: string;
      readonly field: Field;
      readonly path: string;
    }
  | {
      readonly kind: 'stream';
      readonly alias: string;
      readonly sourceName: string;
      readonly stream: Stream;
      readonly path: string;
    }
  | {
      readonly kind: 'mutation';
      readonly alias: string;
      readonly sourceName: string;
      readonly mutation: Mutation;
      readonly path: string;
    }
  | ({ readonly kind: 'action'; readonly alias: string } & ActionCall)
  | ({ readonly kind: 'action-result'; readonly alias: string } & ActionResult);

/** Rows beyond a cursor, in batches. */
export interface Stream {
  readonly rows: Rows;
  readonly fields: readonly Field[];
  readonly cursor: ColumnSubject;
  readonly direction: 'asc' | 'desc';
  /** The cursor's first value; a null one begins with the first row. */
  readonly initialValue: Parameter;
}
