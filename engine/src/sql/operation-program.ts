import type { SelectedField } from '../request/selected-field.ts';
import type { OperationPlan, RootPlan } from '../plan/operation-plan.ts';
import { actionResultProgram, outputPrograms, type ActionProgram, type ActionResultProgram } from './action-program.ts';
import { mutationPrograms, selectStatement } from './mutation-program.ts';
import type { MutationProgram } from './mutation-program.ts';
import { print, printMultiplexed } from './print.ts';
import type { PrintedStatement } from './print.ts';
import { fieldSelect } from './rows-select.ts';
import { Aliases } from './scope.ts';
import { streamSelect } from './stream-select.ts';

/** A plan as statements to run. */
export interface OperationProgram {
  readonly kind: OperationPlan['kind'];
  readonly fields: readonly RootProgram[];
}

export type RootProgram =
  /** An answer that needs no database. */
  | { readonly kind: 'json'; readonly alias: string; readonly text: string }
  | { readonly kind: 'introspection'; readonly alias: string; readonly field: SelectedField }
  | { readonly kind: 'namespace'; readonly alias: string; readonly fields: readonly RootProgram[] }
  | SelectProgram
  | StreamProgram
  | {
      readonly kind: 'mutation';
      readonly alias: string;
      readonly sourceName: string;
      readonly programs: readonly MutationProgram[];
      /** The programs' answers as a list. */
      readonly isList: boolean;
      readonly path: string;
    }
  | ActionProgram
  | ActionResultProgram;

/** One statement whose only row has the answer's JSON as its only column; no row: null. */
export interface SelectProgram {
  readonly kind: 'select';
  readonly alias: string;
  readonly sourceName: string;
  readonly statement: PrintedStatement;
  /** The same for many subscribers at once; only subscriptions have it. */
  readonly multiplexed: PrintedStatement | null;
  readonly path: string;
}

/** One statement whose only row has the next rows' JSON, null without any, and the cursor behind them. */
export interface StreamProgram {
  readonly kind: 'stream';
  readonly alias: string;
  readonly sourceName: string;
  readonly statement: PrintedStatement;
  readonly multiplexed: PrintedStatement;
  /** Which of the parameters is the cursor. */
  readonly cursorIndex: number;
  /** The column that the cursor goes along. */
  readonly cursorColumn: string;
  readonly path: string;
}

/** Writes a plan as SQL. */
export function operationProgram(plan: OperationPlan): OperationProgram {
  return { kind: plan.kind, fields: rootPrograms(plan.kind, plan.fields) };
}

function rootPrograms(kind: OperationPlan['kind'], plans: readonly RootPlan[]): readonly RootProgram[] {
  return plans.map((plan) => rootProgram(kind, plan));
}

function rootProgram(kind: OperationPlan['kind'], plan: RootPlan): RootProgram {
  switch (plan.kind) {
    case 'constant':
      return { kind: 'json', alias: plan.alias, text: JSON.stringify(plan.text) };
    case 'introspection':
      return plan;
    case 'namespace':
      return { ...plan, fields: rootPrograms(kind, plan.fields) };
    case 'stream': {
      const { alias, sourceName, stream, path } = plan;
      const written = selectStatement(streamSelect(stream));
      const statement = print(written);
      const multiplexed = printMultiplexed(written.select);
      const cursorIndex = statement.parameters.indexOf(stream.initialValue);
      const cursorColumn = stream.cursor.column.graphqlName;
      return { kind: 'stream', alias, sourceName, statement, multiplexed, cursorIndex, cursorColumn, path };
    }
    case 'select': {
      const { alias, sourceName, field, path } = plan;
      if (field.kind !== 'rows' && field.kind !== 'aggregate-rows') throw new Error('a root field selects rows');
      const written = selectStatement(fieldSelect(new Aliases(), null, field));
      const multiplexed = kind === 'subscription' ? printMultiplexed(written.select) : null;
      return { kind: 'select', alias, sourceName, statement: print(written), multiplexed, path };
    }
    case 'action':
      return { ...plan, output: outputPrograms(plan.output) };
    case 'action-result':
      return actionResultProgram(plan);
    case 'mutation': {
      const { alias, sourceName, mutation, path } = plan;
      const isList = mutation.kind === 'update-many';
      return { kind: 'mutation', alias, sourceName, programs: mutationPrograms(mutation), isList, path };
    }
  }
}
