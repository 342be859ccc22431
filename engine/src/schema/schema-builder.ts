import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLString,
} from 'graphql';
import type {
  GraphQLEnumValueConfig,
  GraphQLFieldConfig,
  GraphQLInputFieldConfig,
  GraphQLInputType,
  GraphQLNamedType,
} from 'graphql';
import { adminRole } from '../auth/session.ts';
import type { PostgresType } from '../catalog/catalog.ts';
import { caseEnumValue, derive, joinFieldName, customIdentifier, typeName } from '../model/identifier.ts';
import type { Identifier, SourceNaming } from '../model/identifier.ts';
import type { Action, Model, Source } from '../model/model.ts';
import type { Column, Table } from '../model/table.ts';
import type { RoleTable, ValueMeaning } from './meaning.ts';
import { roleTable } from './role-table.ts';
import { scalarName } from './scalar-name.ts';

/** A field of a type under construction; `extensions` says what it means. */
export type FieldConfig = GraphQLFieldConfig<unknown, unknown>;
export type Fields = Readonly<Record<string, FieldConfig>>;
export type InputFields = Readonly<Record<string, GraphQLInputFieldConfig>>;

/** Switches that shape the types. */
export interface SchemaOptions {
  readonly usesBackendOnlyPermissions: boolean;
  /** Whether comparisons with null count as left out. */
  readonly collapsesNullComparisons: boolean;
}

/** The types of one role, each made once, when first asked for. */
export class SchemaBuilder {
  readonly model: Model;
  readonly role: string;
  readonly options: SchemaOptions;
  private readonly types = new Map<string, GraphQLNamedType>([
    ['Int', GraphQLInt],
    ['Float', GraphQLFloat],
    ['String', GraphQLString],
    ['Boolean', GraphQLBoolean],
    ['ID', GraphQLID],
  ]);
  private readonly roleTables = new Map<Table, RoleTable>();

  constructor(model: Model, role: string, options: SchemaOptions) {
    this.model = model;
    this.role = role;
    this.options = options;
  }

  /** The table as the role meets it. */
  on(source: Source, table: Table): RoleTable {
    let found = this.roleTables.get(table);
    if (found === undefined) {
      found = roleTable(source, table, this.role, this.options.usesBackendOnlyPermissions);
      this.roleTables.set(table, found);
    }
    return found;
  }

  /** Another table of the source, if the role may select from it. */
  selectable(source: Source, key: string): RoleTable | null {
    const table = source.tables.get(key);
    if (table === undefined || !table.isInSchema) return null;
    const on = this.on(source, table);
    return on.permissions.select === null ? null : on;
  }

  mayCall({ permittedRoles }: Action): boolean {
    return this.role === adminRole || permittedRoles.has(this.role);
  }

  object(name: string, description: string | null, fields: () => Fields): GraphQLObjectType {
    const known = this.types.get(name);
    if (known instanceof GraphQLObjectType) return known;
    const type = new GraphQLObjectType({ name, description, fields });
    this.types.set(name, type);
    return type;
  }

  inputObject(name: string, description: string | null, fields: () => InputFields): GraphQLInputObjectType {
    const known = this.types.get(name);
    if (known instanceof GraphQLInputObjectType) return known;
    const type = new GraphQLInputObjectType({ name, description, fields });
    this.types.set(name, type);
    return type;
  }

  enumeration(
    name: string,
    description: string | null,
    values: () => Readonly<Record<string, GraphQLEnumValueConfig>>,
  ): GraphQLEnumType {
    const known = this.types.get(name);
    if (known instanceof GraphQLEnumType) return known;
    const type = new GraphQLEnumType({ name, description, values: values() });
    this.types.set(name, type);
    return type;
  }

  scalar(name: string, description: string | null = null): GraphQLScalarType {
    const known = this.types.get(name);
    if (known instanceof GraphQLScalarType) return known;
    const type = new GraphQLScalarType({ name, description });
    this.types.set(name, type);
    return type;
  }

  /** `T_<suffix>` in the table's source. */
  derivedName({ source, table }: RoleTable, suffix: string): string {
    return typeName(source.naming, suffix === '' ? table.identifier : derive(table.identifier, suffix));
  }

  /** The type of a column's values; null when GraphQL has no name for it. Lists for arrays. */
  columnType(
    source: Source,
    column: Column,
  ):
    (GraphQLInputType & (GraphQLScalarType | GraphQLEnumType | GraphQLList<GraphQLNonNull<GraphQLScalarType>>)) | null {
    return this.enumOf(source, column) ?? this.valueType(column.type);
  }

  /** The scalar, or list of it, for a type of the database. */
  valueType(type: PostgresType): GraphQLScalarType | GraphQLList<GraphQLNonNull<GraphQLScalarType>> | null {
    const name = scalarName(type);
    if (name === null) return null;
    const scalar = this.scalar(name);
    return type.kind === 'array' ? new GraphQLList(new GraphQLNonNull(scalar)) : scalar;
  }

  /** How a value for the column is taken. */
  columnValue(source: Source, column: Column, isNullable: boolean, isList = false): ValueMeaning {
    const type = this.enumOf(source, column);
    const names = type?.getValues().map((value): [string, string] => [value.name, String(value.value)]);
    return {
      kind: 'column',
      type: column.type,
      typeName: type?.name ?? scalarName(column.type) ?? column.type.name,
      enumValues: names === undefined ? null : new Map(names),
      isNullable,
      isList,
    };
  }

  /** How a value of a type of the database is taken. */
  plainValue(type: PostgresType, isNullable: boolean, isList = false): ValueMeaning {
    return { kind: 'column', type, typeName: scalarName(type) ?? type.name, enumValues: null, isNullable, isList };
  }

  /** The enum that a column's values belong to, if its table refers to an enum table. */
  enumOf(source: Source, column: Column): GraphQLEnumType | null {
    const table = column.enumTable === null ? undefined : source.tables.get(column.enumTable);
    const values = table?.enumValues ?? [];
    if (table === undefined || values.length === 0) return null;
    const { convention } = source.naming;
    return this.enumeration(typeName(source.naming, derive(table.identifier, 'enum')), null, () =>
      Object.fromEntries(
        [...values]
          .sort((a, b) => (a.value < b.value ? -1 : 1))
          .map(({ value, description }) => [caseEnumValue(convention, value), { value, description }]),
      ),
    );
  }
}

/** The table's columns that the role sees and GraphQL can spell. */
export function visibleColumns(builder: SchemaBuilder, { source, table, permissions }: RoleTable): readonly Column[] {
  const { select } = permissions;
  return select === null ? [] : columnsNamed(builder, source, table, (name) => select.columns.has(name));
}

/** The table's columns that pass and that GraphQL can spell. */
export function columnsNamed(
  builder: SchemaBuilder,
  source: Source,
  table: Table,
  passes: (name: string) => boolean,
): readonly Column[] {
  return [...table.columns.values()].filter(
    (column) => column.isInSchema && passes(column.name) && builder.columnType(source, column) !== null,
  );
}

/** `posts_aggregate` for the relationship `posts`, cased by the convention. */
export function relationshipAggregateName(naming: SourceNaming, name: string): string {
  return joinFieldName(naming.convention, derive(customIdentifier(name), 'aggregate'));
}

/** A field or argument that Hasura names itself, cased by the convention. */
export function generatedName(naming: SourceNaming, snake: string): string {
  return joinFieldName(naming.convention, derive([], snake));
}

/** The field of an operator, which keeps its first underscore. */
export function operatorName(naming: SourceNaming, snake: string): string {
  return generatedName(naming, snake);
}

export type { Identifier };
