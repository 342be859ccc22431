import { bindParameters, type Bindings } from '../execute/bind-parameters.ts';
import type { MultiplexedStatement, ParameterTexts } from '../execute/run-multiplexed.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { OperationProgram, RootProgram, StreamProgram } from '../sql/operation-program.ts';

/** What a live query answers: fixed texts around the answers of statements. */
export type LiveField =
  | { readonly kind: 'text'; readonly alias: string; readonly text: string }
  | { readonly kind: 'object'; readonly alias: string; readonly fields: readonly LiveField[] }
  /** The answer of the statement with this index. */
  | { readonly kind: 'answer'; readonly alias: string; readonly index: number };

export interface LiveStatement extends MultiplexedStatement {
  readonly sourceName: string;
}

/** A subscription as what is asked again and again. Equal keys ask the same with other parameters. */
export type LiveProgram =
  | {
      readonly kind: 'live';
      readonly key: string;
      readonly fields: readonly LiveField[];
      readonly statements: readonly LiveStatement[];
    }
  | { readonly kind: 'stream'; readonly key: string; readonly stream: StreamProgram };

/** @throws HasuraError for what can't be subscribed to */
export function liveProgram({ fields }: OperationProgram): LiveProgram {
  const [first] = fields;
  if (first?.kind === 'stream' && fields.length === 1) {
    return { kind: 'stream', key: `${first.alias}\n${first.sourceName}\n${first.statement.text}`, stream: first };
  }
  const statements: LiveStatement[] = [];
  const read = fields.map((field) => liveField(field, statements));
  const texts = statements.map(({ sourceName, statement }) => `${sourceName}\n${statement.text}`);
  return { kind: 'live', key: [JSON.stringify(read), ...texts].join('\n'), fields: read, statements };
}

/** Whether statements alone don't answer it. */
export function asksForActions({ fields }: Pick<OperationProgram, 'fields'>): boolean {
  return fields.some(
    (field) => field.kind === 'action-result' || (field.kind === 'namespace' && asksForActions(field)),
  );
}

/** The parameters of each statement. */
export function liveParameters(statements: readonly LiveStatement[], bindings: Bindings): readonly ParameterTexts[] {
  return statements.map(({ statement }) => bindParameters(statement.parameters, bindings));
}

/** The JSON text of `data`, given the statements' answers. */
export function liveAnswer(fields: readonly LiveField[], answers: readonly (string | null)[]): string {
  const members = fields.map((field) => `"${field.alias}":${fieldText(field, answers)}`);
  return `{${members.join(',')}}`;
}

function fieldText(field: LiveField, answers: readonly (string | null)[]): string {
  switch (field.kind) {
    case 'text':
      return field.text;
    case 'object':
      return liveAnswer(field.fields, answers);
    case 'answer':
      return answers[field.index] ?? 'null';
  }
}

function liveField(field: RootProgram, statements: LiveStatement[]): LiveField {
  switch (field.kind) {
    case 'json':
      return { kind: 'text', alias: field.alias, text: field.text };
    case 'namespace':
      return { kind: 'object', alias: field.alias, fields: field.fields.map((inner) => liveField(inner, statements)) };
    case 'select': {
      const { alias, sourceName, statement, multiplexed } = field;
      if (multiplexed === null) throw new Error('a subscription has multiplexed statements');
      return { kind: 'answer', alias, index: statements.push({ sourceName, statement, multiplexed }) - 1 };
    }
    case 'stream':
      throw refused('a streaming subscription must be the only top level field', field.path);
    case 'introspection':
    case 'mutation':
    case 'action':
    case 'action-result':
      throw refused(`the field "${field.alias}" cannot be subscribed to`, '$');
  }
}

function refused(message: string, path: string): HasuraError {
  return new HasuraError({ code: 'validation-failed', message, path });
}
