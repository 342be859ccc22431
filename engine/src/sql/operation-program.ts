import type { SelectedField } from '../request/selected-field.ts';
import type { OperationPlan, RootPlan, Stream } from '../plan/operation-plan.ts';
import { mutationPrograms, selectStatement } from './mutation-program.ts';
import type { MutationProgram } from './mutation-program.ts';
import { print } from './print.ts';
import type { PrintedStatement } from './print.ts';
import { fieldSelect } from './rows-select.ts';
import { Aliases } from './scope.ts';

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
      readonly programs: readonly MutationProgram[];
      /** The programs' answers as a list. */
      readonly isList: boolean;
      readonly path: string;
    };

/** One statement whose only row has the answer's JSON as its only column; no row: null. */
export interface SelectProgram {
  readonly kind: 'select';
  readonly alias: string;
  readonly sourceName: string;
  readonly statement: PrintedStatement;
  readonly path: string;
}

/** Writes a plan as SQL. */
export function operationProgram(plan: OperationPlan): OperationProgram {
  return { kind: plan.kind, fields: plan.fields.map(rootProgram) };
}

function rootProgram(plan: RootPlan): RootProgram {
  switch (plan.kind) {
    case 'constant':
      return { kind: 'json', alias: plan.alias, text: JSON.stringify(plan.text) };
    case 'introspection':
    case 'stream':
      return plan;
    case 'namespace':
      return { ...plan, fields: plan.fields.map(rootProgram) };
    case 'select': {
      const { alias, sourceName, field, path } = plan;
      if (field.kind !== 'rows' && field.kind !== 'aggregate-rows') throw new Error('a root field selects rows');
      const statement = print(selectStatement(fieldSelect(new Aliases(), null, field)));
      return { kind: 'select', alias, sourceName, statement, path };
    }
    case 'mutation': {
      const { alias, sourceName, mutation, path } = plan;
      const isList = mutation.kind === 'update-many';
      return { kind: 'mutation', alias, sourceName, programs: mutationPrograms(mutation), isList, path };
    }
  }
}
