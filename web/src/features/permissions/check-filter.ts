import type { FilterNode } from './filter-node.ts';
import type { TableShape } from './table-shape.ts';

/** What is wrong with a condition. `kind` is a key of the words. */
export interface FilterFault {
  readonly kind:
    | 'noColumn'
    | 'noRelationship'
    | 'noOperator'
    | 'noComparison'
    | 'noValue'
    | 'notList'
    | 'notBoolean'
    | 'noCondition';
  /** The name that it is about. */
  readonly name: string;
}

/** What conditions may speak of, by the name of the GraphQL type; undefined while that isn't known yet. */
export type ShapeOf = (typeName: string) => TableShape | undefined;

/** Everything in a tree that does not fit the tables. What can't be judged yet is not judged. */
export function checkFilter(node: FilterNode, typeName: string, shapeOf: ShapeOf): readonly FilterFault[] {
  switch (node.kind) {
    case 'and':
      return node.nodes.flatMap((each) => checkFilter(each, typeName, shapeOf));
    case 'or':
      return node.nodes.length === 0
        ? [{ kind: 'noCondition', name: '_or' }]
        : node.nodes.flatMap((each) => checkFilter(each, typeName, shapeOf));
    case 'not':
      return checkFilter(node.node, typeName, shapeOf);
    case 'relationship':
      return checkRelationship(node, typeName, shapeOf);
    case 'column':
      return checkColumn(node, typeName, shapeOf);
    case 'raw':
      return [];
  }
}

function checkRelationship(
  { name, node }: Extract<FilterNode, { kind: 'relationship' }>,
  typeName: string,
  shapeOf: ShapeOf,
): readonly FilterFault[] {
  const shape = shapeOf(typeName);
  if (shape === undefined) return [];
  const target = shape.relationships.find((each) => each.name === name);
  return target === undefined ? [{ kind: 'noRelationship', name }] : checkFilter(node, target.typeName, shapeOf);
}

function checkColumn(
  { name, comparisons }: Extract<FilterNode, { kind: 'column' }>,
  typeName: string,
  shapeOf: ShapeOf,
): readonly FilterFault[] {
  const shape = shapeOf(typeName);
  if (shape === undefined) return [];
  const column = shape.columns.find((each) => each.name === name);
  if (column === undefined) return [{ kind: 'noColumn', name }];
  if (comparisons.length === 0) return [{ kind: 'noComparison', name }];
  return comparisons.flatMap(({ operator = '_eq', value }): readonly FilterFault[] => {
    const plain = operator.replace(/^\$/, '_');
    if (!column.operators.includes(plain)) return [{ kind: 'noOperator', name: `${name} ${operator}` }];
    if (plain === '_is_null' && typeof value !== 'boolean') return [{ kind: 'notBoolean', name }];
    const isText = typeof value === 'string';
    if (value === '' && column.typeName !== 'String') return [{ kind: 'noValue', name }];
    if (['_in', '_nin'].includes(plain) && !Array.isArray(value) && !(isText && /^x-hasura-/i.test(value)))
      return [{ kind: 'notList', name }];
    return [];
  });
}

/** The GraphQL types of every table that a condition speaks of, as far as they are known. */
export function typesOfFilter(node: FilterNode, typeName: string, shapeOf: ShapeOf): readonly string[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return [typeName, ...node.nodes.flatMap((each) => typesOfFilter(each, typeName, shapeOf))];
    case 'not':
      return typesOfFilter(node.node, typeName, shapeOf);
    case 'relationship': {
      const target = shapeOf(typeName)?.relationships.find(({ name }) => name === node.name);
      return [typeName, ...(target === undefined ? [] : typesOfFilter(node.node, target.typeName, shapeOf))];
    }
    case 'column':
    case 'raw':
      return [typeName];
  }
}
