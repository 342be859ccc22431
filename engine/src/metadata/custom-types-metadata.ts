import type { QualifiedName } from './qualified-name.ts';

/** Types that actions take and answer. */
export interface CustomTypesMetadata {
  readonly input_objects: readonly InputObjectMetadata[];
  readonly objects: readonly ObjectMetadata[];
  readonly scalars: readonly ScalarMetadata[];
  readonly enums: readonly EnumMetadata[];
}

export interface ScalarMetadata {
  readonly name: string;
  readonly description: string | null;
}

export interface EnumMetadata extends ScalarMetadata {
  readonly values: readonly EnumValueMetadata[];
}

export interface EnumValueMetadata {
  readonly value: string;
  readonly description: string | null;
  readonly is_deprecated: boolean;
}

export interface InputObjectMetadata extends ScalarMetadata {
  readonly fields: readonly TypeFieldMetadata[];
}

export interface ObjectMetadata extends ScalarMetadata {
  readonly fields: readonly TypeFieldMetadata[];
  readonly relationships: readonly TypeRelationshipMetadata[];
}

export interface TypeFieldMetadata {
  readonly name: string;
  /** In GraphQL's notation. */
  readonly type: string;
  readonly description: string | null;
}

/** From an object that an action answers to a table's rows. */
export interface TypeRelationshipMetadata {
  readonly name: string;
  readonly type: 'object' | 'array';
  readonly source: string;
  readonly remote_table: QualifiedName;
  /** Columns of the table by fields of the object. */
  readonly field_mapping: Readonly<Record<string, string>>;
}
