import { HasuraError } from '../metadata/hasura-error.ts';
import { isJsonObject, type Json } from '../metadata/json.ts';
import { childPath } from '../metadata/json-path.ts';
import { comparisonOperators, type Comparison, type ComparisonOperator, type Operand } from './boolean-expression.ts';
import type { ExpressionContext } from './parse-boolean-expression.ts';
import { sessionVariableName } from './session-variable-name.ts';

/** What stands under a column: operators (`{"_gt": 1, "$lt": 5}`), or a value, which means equality. */
export function parseComparisons(value: Json, context: ExpressionContext): readonly Comparison[] {
  if (!isJsonObject(value)) return [{ kind: 'operator', operator: 'eq', operand: parseOperand(value) }];
  return Object.entries(value).map(([key, operand]) =>
    parseOperator(key, operand, { ...context, path: childPath(context.path, key) }),
  );
}

function parseOperator(key: string, value: Json, context: ExpressionContext): Comparison {
  const name = /^[_$]/.test(key) ? key.slice(1) : '';
  if (name === 'is_null') return { kind: 'is-null', isNull: parseIsNull(value, context) };
  if (name === 'cast') return parseCast(value, context);
  const columnOperator = columnOperators[name];
  if (columnOperator !== undefined) {
    return { kind: 'operator', operator: columnOperator, operand: parseColumnOperand(value, context) };
  }
  const operator = operatorAliases[name] ?? comparisonOperators.find((one) => one === name);
  if (operator === undefined) {
    throw new HasuraError({ code: 'unexpected-payload', message: `Unknown operator: ${key}`, path: context.path });
  }
  return { kind: 'operator', operator, operand: parseOperandOf(operator, value, context) };
}

const operatorAliases: Readonly<Record<string, ComparisonOperator>> = { ne: 'neq' };

const columnOperators: Readonly<Record<string, ComparisonOperator>> = {
  ceq: 'eq',
  cne: 'neq',
  cneq: 'neq',
  cgt: 'gt',
  clt: 'lt',
  cgte: 'gte',
  clte: 'lte',
};

function parseIsNull(value: Json, { path }: ExpressionContext): Extract<Comparison, { kind: 'is-null' }>['isNull'] {
  if (typeof value === 'boolean') return value;
  const name = sessionVariableName(value);
  if (name !== null) return { kind: 'session-variable', name };
  throw new HasuraError({
    code: 'parse-failed',
    message: `parsing Bool failed, expected Boolean, but encountered ${value === null ? 'Null' : typeof value}`,
    path,
  });
}

function parseCast(value: Json, context: ExpressionContext): Comparison {
  if (!isJsonObject(value)) {
    throw new HasuraError({ code: 'parse-failed', message: 'expecting an Object for _cast', path: context.path });
  }
  const [type, comparisons] = Object.entries(value)[0] ?? ['String', {}];
  const path = childPath(context.path, type);
  return { kind: 'cast', type, comparisons: parseComparisons(comparisons, { ...context, path }) };
}

function parseColumnOperand(value: Json, { table, root, path }: ExpressionContext): Operand {
  const [first, second] = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const isRoot = second !== undefined && first === '$';
  const column = isRoot ? second : first;
  const owner = isRoot ? root : table;
  if (typeof column !== 'string') {
    throw new HasuraError({ code: 'parse-failed', message: 'expecting a column name', path });
  }
  if (!owner.columns.has(column)) {
    throw new HasuraError({ code: 'not-exists', message: `column "${column}" does not exist`, path });
  }
  return { kind: 'column', of: isRoot ? 'root' : 'current', column };
}

function parseOperandOf(operator: ComparisonOperator, value: Json, context: ExpressionContext): Operand {
  if (operator !== 'in' && operator !== 'nin') {
    return parseOperand(value);
  }
  const variable = sessionVariableName(value);
  if (variable !== null) return { kind: 'session-variable', name: variable };
  if (!Array.isArray(value)) {
    throw new HasuraError({
      code: 'unexpected-payload',
      message: 'expected array, but encountered other value',
      path: context.path,
    });
  }
  return { kind: 'list', items: (value as readonly Json[]).map(parseOperand) };
}

function parseOperand(value: Json): Operand {
  const name = sessionVariableName(value);
  return name === null ? { kind: 'literal', value } : { kind: 'session-variable', name };
}
