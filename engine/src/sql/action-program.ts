import type { ActionCall, ActionResult, OutputField, ResultField } from '../plan/action-call.ts';
import { selectStatement } from './mutation-program.ts';
import { print, printMultiplexed, type PrintedStatement } from './print.ts';
import { fieldSelect } from './rows-select.ts';
import { Aliases } from './scope.ts';

/** A handler to ask, with the statements for rows that hang on its answer. */
export interface ActionProgram extends Omit<ActionCall, 'output'> {
  readonly kind: 'action';
  readonly alias: string;
  readonly output: readonly OutputProgram[];
}

export interface ActionResultProgram extends Omit<ActionResult, 'fields'> {
  readonly kind: 'action-result';
  readonly alias: string;
  readonly fields: readonly ResultFieldProgram[];
}

export type ResultFieldProgram =
  | Exclude<ResultField, { kind: 'output' }>
  | { readonly kind: 'output'; readonly alias: string; readonly output: readonly OutputProgram[] };

/** One key of an answer. */
export type OutputProgram =
  | Extract<OutputField, { kind: 'constant' }>
  | {
      readonly kind: 'value';
      readonly alias: string;
      readonly name: string;
      readonly fields: readonly OutputProgram[];
    }
  | RowsProgram;

/** Statements for the rows that hang on one object of the answer, and on many. */
export interface RowsProgram {
  readonly kind: 'rows';
  readonly alias: string;
  readonly sourceName: string;
  readonly keys: readonly string[];
  readonly statement: PrintedStatement;
  readonly multiplexed: PrintedStatement;
}

/** Writes the relationships of an output as SQL. */
export function outputPrograms(fields: readonly OutputField[]): readonly OutputProgram[] {
  return fields.map((field): OutputProgram => {
    switch (field.kind) {
      case 'constant':
        return field;
      case 'value':
        return { ...field, fields: outputPrograms(field.fields) };
      case 'rows': {
        const { kind, alias, sourceName, keys } = field;
        const written = selectStatement(fieldSelect(new Aliases(), null, field.field));
        const multiplexed = printMultiplexed(written.select);
        return { kind, alias, sourceName, keys, statement: print(written), multiplexed };
      }
    }
  });
}

export function actionResultProgram(plan: ActionResult & { readonly alias: string }): ActionResultProgram {
  const { alias, action, id, path } = plan;
  const fields = plan.fields.map((field) =>
    field.kind === 'output' ? { ...field, output: outputPrograms(field.output) } : field,
  );
  return { kind: 'action-result', alias, action, id, path, fields };
}
