import type { Stream } from '../plan/operation-plan.ts';
import { builtInType } from '../plan/parameter.ts';
import type { Expression, Select } from './ast.ts';
import { all, subjectExpression } from './condition-expression.ts';
import { call, jsonObject } from './json-expression.ts';
import { baseSelect, fieldPairs } from './rows-select.ts';
import { Aliases, scopeOf } from './scope.ts';

/** The rows beyond a stream's cursor as a JSON list in `root`, null without any, and the last one's cursor as a text. */
export function streamSelect({ rows, fields, cursor, direction, initialValue }: Stream): Select {
  const aliases = new Aliases();
  const scope = scopeOf(aliases, aliases.next());
  const base = baseSelect(scope, null, [], rows);
  const value = subjectExpression(scope, cursor);
  const from: Expression = { kind: 'parameter', parameter: initialValue };
  const beyond: Expression = { kind: 'binary', operator: direction === 'asc' ? '>' : '<', left: value, right: from };
  const fromTheFirst: Expression = {
    kind: 'and',
    items: [
      { kind: 'is-null', item: from, isNull: true },
      { kind: 'is-null', item: value, isNull: false },
    ],
  };
  const inner: Select = {
    kind: 'select',
    columns: [
      { kind: 'expression', expression: jsonObject(aliases, fieldPairs(scope, fields)), alias: 'node' },
      { kind: 'expression', expression: { kind: 'cast', item: value, type: builtInType('text') }, alias: 'cursor' },
    ],
    ...base,
    where: all(base.where ?? all(), { kind: 'or', items: [beyond, fromTheFirst] }),
    orderBy: [{ expression: value, direction, nulls: 'last' }],
    limitsWithTies: true,
  };
  const alias = aliases.next();
  const column = (name: string): Expression => ({ kind: 'column', relation: alias, column: name });
  const last: Expression = {
    kind: 'binary',
    operator: '->>',
    left: call('json_agg', column('cursor')),
    right: { kind: 'number', value: -1 },
  };
  return {
    kind: 'select',
    columns: [
      { kind: 'expression', expression: call('json_agg', column('node')), alias: 'root' },
      { kind: 'expression', expression: last, alias: 'cursor' },
    ],
    from: { kind: 'subselect', select: inner, alias },
  };
}
