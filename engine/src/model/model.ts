import type { PostgresType } from '../catalog/catalog.ts';
import type { JsonObject, Metadata } from '../metadata/metadata.ts';
import type { QualifiedName } from '../metadata/qualified-name.ts';
import type { Action, CustomType } from './action.ts';
import type { CronTrigger, EventTrigger } from './event-trigger.ts';
import type { SourceNaming } from './identifier.ts';
import type { ObjectReference } from './object-reference.ts';
import type { Table } from './table.ts';
import type { TrackedFunction } from './function.ts';

/** Metadata resolved against the databases: what the schemas of all roles are made from. */
export interface Model {
  readonly metadata: Metadata;
  readonly sources: readonly Source[];
  readonly actions: ReadonlyMap<string, Action>;
  /** Types that actions take and answer, by name. */
  readonly customTypes: ReadonlyMap<string, CustomType>;
  readonly cronTriggers: ReadonlyMap<string, CronTrigger>;
  /** Every role that anything is granted to, without `admin`; inherited ones among them. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Objects that don't fit and were set aside. */
  readonly inconsistencies: readonly Inconsistency[];
  /** Switches of the process that shape the schema. */
  readonly options: ModelOptions;
}

/** Settings of the process that the model depends on. */
export interface ModelOptions {
  readonly inferFunctionPermissions: boolean;
  readonly defaultNamingConvention: SourceNaming['convention'];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface Role {
  readonly name: string;
  /** Empty for a role that inherits nothing. */
  readonly parents: readonly string[];
}

/** One database. Its tables and functions by `qualifiedKey`. */
export interface Source {
  readonly name: string;
  readonly naming: SourceNaming;
  readonly tables: ReadonlyMap<string, Table>;
  readonly functions: ReadonlyMap<string, TrackedFunction>;
  /** By name. */
  readonly eventTriggers: ReadonlyMap<string, EventTrigger>;
}

/** An object of the metadata that was set aside, as `get_inconsistent_metadata` lists it. */
export interface Inconsistency {
  /** Hasura's word: table, object_relation, array_relation, select_permission, function, source, ... */
  readonly type: string;
  /** `table author in source default`, ... */
  readonly name: string;
  readonly reason: string;
  readonly definition: JsonObject | string;
  readonly object: ObjectReference;
}

export type {
  Action,
  CronTrigger,
  CustomType,
  EventTrigger,
  PostgresType,
  QualifiedName,
  SourceNaming,
  Table,
  TrackedFunction,
};
