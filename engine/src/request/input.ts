import type { GraphQLInputObjectType } from 'graphql';
import type { ValueMeaning } from '../schema/meaning.ts';
import type { InputJson } from './input-json.ts';

/** An argument's value, checked against its type. Paths lead into the request, for messages. */
export type Input = NullInput | ObjectInput | ListInput | EnumInput | ScalarInput | ValueInput;

export interface NullInput {
  readonly kind: 'null';
  readonly path: string;
}

export interface ObjectInput {
  readonly kind: 'object';
  readonly type: GraphQLInputObjectType;
  readonly fields: ReadonlyMap<string, Input>;
  readonly path: string;
}

export interface ListInput {
  readonly kind: 'list';
  readonly items: readonly Input[];
  readonly path: string;
}

/** A value of an enum that shapes the statement: an order, a column, a constraint. */
export interface EnumInput {
  readonly kind: 'enum';
  readonly name: string;
  /** The enum value's internal value. */
  readonly value: unknown;
  readonly path: string;
}

/** A scalar that shapes the statement. */
export interface ScalarInput {
  readonly kind: 'scalar';
  readonly value: InputJson;
  readonly path: string;
}

/** A value for the database. */
export interface ValueInput {
  readonly kind: 'value';
  readonly value: ArgumentValue;
  readonly path: string;
}

/** Where a value for the database comes from. */
export type ArgumentValue =
  | { readonly kind: 'literal'; readonly json: InputJson; readonly meaning: ValueMeaning; readonly path: string }
  | { readonly kind: 'variable'; readonly name: string; readonly meaning: ValueMeaning; readonly path: string }
  /** A literal with variables inside; `compose` puts their values in. */
  | {
      readonly kind: 'composed';
      readonly compose: (variables: VariableValues) => InputJson;
      readonly meaning: ValueMeaning;
      readonly path: string;
    };

/** Every declared variable's value, defaults applied; left out ones are null. */
export type VariableValues = ReadonlyMap<string, InputJson>;
