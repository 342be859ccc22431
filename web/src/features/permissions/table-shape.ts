import { columnNames, typeNameOf, type TableMetadata } from './metadata.ts';

/** What conditions of a table may speak of. */
export interface TableShape {
  readonly columns: readonly ColumnShape[];
  readonly relationships: readonly RelationshipShape[];
}

export interface ColumnShape {
  /** As the database calls it, and permissions do. */
  readonly name: string;
  readonly graphqlName: string;
  /** The GraphQL type, such as `timestamptz`. */
  readonly typeName: string;
  /** What it can be compared by, such as `_eq`. */
  readonly operators: readonly string[];
}

export interface RelationshipShape {
  readonly name: string;
  /** The GraphQL type of the table that it leads to. */
  readonly typeName: string;
}

/** A reference to a type, as introspection answers it. */
export interface TypeReference {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType?: TypeReference | null;
}

interface IntrospectedField {
  readonly name: string;
  readonly type: TypeReference;
}

/** A type, as introspection answers it. */
export interface IntrospectedType {
  readonly fields: readonly IntrospectedField[] | null;
  readonly inputFields: readonly IntrospectedField[] | null;
}

/** Comparisons of columns with each other, which only permissions know. */
const betweenColumns = ['_ceq', '_cne', '_cgt', '_clt', '_cgte', '_clte'];

/** The question for types by their names, each under an alias of its own. */
export function introspectionQuestion(typeNames: readonly string[]): string {
  const reference = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
  const asked = typeNames.map(
    (name, index) =>
      `t${index}: __type(name: ${JSON.stringify(name)}) { fields { name type { ${reference} } } inputFields { name type { ${reference} } } }`,
  );
  return `query { ${asked.join(' ')} }`;
}

/** The types of conditions that a table's condition compares its columns by. */
export function comparisonTypesOf(condition: IntrospectedType | undefined): readonly string[] {
  const names = (condition?.inputFields ?? []).map(({ type }) => namedType(type).name ?? '');
  return [...new Set(names.filter((name) => name.endsWith('_comparison_exp')))];
}

/** What the admin's schema says of a table. */
export function readTableShape(table: TableMetadata, types: ReadonlyMap<string, IntrospectedType>): TableShape {
  const typeName = typeNameOf(table);
  const condition = types.get(`${typeName}_bool_exp`)?.inputFields ?? [];
  const names = columnNames(table);
  const computed = new Set((table.computed_fields ?? []).map(({ name }) => name));
  const operatorsOf = (graphqlName: string): readonly string[] => {
    const comparison = condition.find(({ name }) => name === graphqlName);
    const known = comparison === undefined ? undefined : types.get(namedType(comparison.type).name ?? '');
    return (known?.inputFields ?? []).map(({ name }) => name).filter((name) => name !== '_cast');
  };
  const columns = (types.get(typeName)?.fields ?? [])
    .filter(({ name, type }) => ['SCALAR', 'ENUM'].includes(namedType(type).kind) && !computed.has(name))
    .map(({ name, type }) => ({
      name: names.get(name) ?? name,
      graphqlName: name,
      typeName: namedType(type).name ?? '',
      operators: [...operatorsOf(name), ...betweenColumns],
    }));
  const relationships = condition.flatMap(({ name, type }) => {
    const target = /^(?<table>.+)_bool_exp$/.exec(namedType(type).name ?? '')?.groups?.['table'];
    const isRelationship = target !== undefined && !name.startsWith('_') && !target.endsWith('_aggregate');
    return isRelationship ? [{ name, typeName: target }] : [];
  });
  return { columns, relationships };
}

function namedType(type: TypeReference): TypeReference {
  return type.ofType == null ? type : namedType(type.ofType);
}
