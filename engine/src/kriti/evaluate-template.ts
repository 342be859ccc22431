import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json } from '../metadata/json.ts';
import type { BinaryOperator, Expression, PathExpression, RangeExpression, Span } from './expression.ts';
import { callFunction, FunctionFault } from './functions.ts';
import { KritiError } from './kriti-error.ts';

/** Values by the names under which a template finds them: `$body`, `$session_variables`, … */
export type TemplateValues = Readonly<Record<string, Json>>;

/**
 * The JSON that a template makes of the values.
 *
 * @throws KritiError when a path leads nowhere or a value is of the wrong type
 */
export function evaluateTemplate(expression: Expression, values: TemplateValues): Json {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'text':
      return expression.parts.map((part) => interpolated(evaluateTemplate(part, values), expression.span)).join('');
    case 'list':
      return expression.items.map((item) => evaluateTemplate(item, values));
    case 'object':
      return Object.fromEntries(expression.members.map(([key, one]) => [key, evaluateTemplate(one, values)]));
    case 'path':
      return follow(expression, values);
    case 'if': {
      const holds = truthOf(evaluateTemplate(expression.condition, values), expression.span);
      return evaluateTemplate(holds ? expression.then : expression.otherwise, values);
    }
    case 'range':
      return ranged(expression, values);
    case 'binary': {
      const left = evaluateTemplate(expression.left, values);
      return combined(expression.operator, left, () => evaluateTemplate(expression.right, values), expression.span);
    }
    case 'call':
      return called(expression, values);
  }
}

function follow({ root, steps, span }: PathExpression, values: TemplateValues): Json {
  let value = values[root];
  if (value === undefined || !Object.hasOwn(values, root)) throw new KritiError(`Path Lookup Error: "${root}"`, span);
  for (const step of steps) {
    const inner = memberOf(value, step.key);
    if (inner === undefined) {
      if (step.isOptional) return null;
      throw stepFault(value, step.key, pathText(root, steps), step.span);
    }
    value = inner;
  }
  return value;
}

function memberOf(value: Json, key: string | number): Json | undefined {
  if (typeof key === 'number') return isList(value) ? value[key] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function stepFault(value: Json, key: string | number, path: string, span: Span): KritiError {
  if (typeof key === 'number' && !isList(value)) return new KritiError('Type Error: Expected array', span);
  if (typeof key === 'string' && !isJsonObject(value)) return new KritiError('Type Error: Expected object', span);
  return new KritiError(`Path Lookup Error: "${path}"`, span);
}

function pathText(root: string, steps: PathExpression['steps']): string {
  const tail = steps.map(({ key, isOptional }) => {
    const mark = isOptional ? '?' : '';
    if (typeof key === 'number') return `${mark}[${key}]`;
    return /^\$?[A-Za-z_][\w$-]*$/.test(key) ? `${mark}.${key}` : `${mark}['${key}']`;
  });
  return root + tail.join('');
}

function ranged({ indexName, itemName, over, body, span }: RangeExpression, values: TemplateValues): Json {
  const items = follow(over, values);
  if (!isList(items)) throw new KritiError('Range Error: Can only range over an array', span);
  return items.map((item, index) => {
    const inner = indexName === null ? { [itemName]: item } : { [indexName]: index, [itemName]: item };
    return evaluateTemplate(body, { ...values, ...inner });
  });
}

function combined(operator: BinaryOperator, left: Json, right: () => Json, span: Span): Json {
  switch (operator) {
    case '??':
      return left ?? right();
    case '||': {
      const other = truthOf(right(), span);
      return truthOf(left, span) || other;
    }
    case '&&': {
      const other = truthOf(right(), span);
      return truthOf(left, span) && other;
    }
    case '==':
      return isDeepStrictEqual(left, right());
    case '!=':
      return !isDeepStrictEqual(left, right());
    case '>':
      return compare(left, right()) > 0;
    case '<':
      return compare(left, right()) < 0;
    case '>=':
      return compare(left, right()) >= 0;
    case '<=':
      return compare(left, right()) <= 0;
    case 'in':
      return isIn(left, right(), span);
  }
}

function isIn(key: Json, container: Json, span: Span): boolean {
  if (isList(container)) return container.some((item) => isDeepStrictEqual(item, key));
  if (!isJsonObject(container)) {
    throw new KritiError(`Type Error: ${JSON.stringify(container)} is not an Object or Array.`, span);
  }
  if (typeof key !== 'string') throw new KritiError(`Type Error: ${JSON.stringify(key)} is not a String.`, span);
  return Object.hasOwn(container, key);
}

/** As Kriti orders values: by kind (objects, lists, texts, numbers, truths, null), then within the kind. */
function compare(left: Json, right: Json): number {
  const kinds = kindRank(left) - kindRank(right);
  if (kinds !== 0) return kinds;
  if (isList(left) && isList(right)) return compareLists(left, right);
  if (isJsonObject(left) && isJsonObject(right)) return compareLists(sortedEntries(left), sortedEntries(right));
  if (left === right || left === null || right === null) return 0;
  return left < right ? -1 : 1;
}

function compareLists(left: readonly Json[], right: readonly Json[]): number {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = compare(item, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function sortedEntries(object: { readonly [key: string]: Json }): readonly Json[] {
  return Object.entries(object).sort(([left], [right]) => (left < right ? -1 : 1));
}

function kindRank(value: Json): number {
  if (value === null) return 5;
  if (isList(value)) return 1;
  return { object: 0, string: 2, number: 3, boolean: 4 }[typeof value as 'object' | 'string' | 'number' | 'boolean'];
}

function called({ name, argument, span }: Extract<Expression, { kind: 'call' }>, values: TemplateValues): Json {
  const value = evaluateTemplate(argument, values);
  try {
    return callFunction(name, value);
  } catch (error) {
    if (error instanceof FunctionFault) throw new KritiError(`Function Error: ${error.message}`, span);
    throw error;
  }
}

function interpolated(value: Json, span: Span): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  const kind = isList(value) ? 'Array' : 'Object';
  throw new KritiError(`Type Error: Cannot interpolate type: '${kind}'.`, span);
}

function truthOf(value: Json, span: Span): boolean {
  if (typeof value === 'boolean') return value;
  throw new KritiError(`Type Error: ${JSON.stringify(value)} is not a boolean.`, span);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
