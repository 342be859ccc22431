import type { SourceNaming } from '../model/identifier.ts';
import type { SchemaOptions } from '../schema/schema-builder.ts';
import { generatedName } from '../schema/schema-builder.ts';
import { roleTable } from '../schema/role-table.ts';
import type { RoleTable, ValueMeaning } from '../schema/meaning.ts';
import type { ArgumentValue, Input } from '../request/input.ts';
import type { SelectedField } from '../request/selected-field.ts';
import { arrayOf, builtInType, sqlType } from './parameter.ts';
import type { ArgumentParameter, Parameter, SqlTypeName } from './parameter.ts';

/** Switches that shape plans. */
export interface PlanOptions extends SchemaOptions {
  /** Whether bigint, numeric, double precision and money appear as texts. */
  readonly stringifiesNumbers: boolean;
}

/** What planning one operation shares. */
export class PlanContext {
  readonly role: string;
  readonly options: PlanOptions;
  private readonly sessionVariables = new Map<string, Parameter>();

  constructor(role: string, options: PlanOptions) {
    this.role = role;
    this.options = options;
  }

  /** The table with key `key` beside `on`, as the role meets it. */
  beside(on: RoleTable, key: string): RoleTable {
    const table = on.source.tables.get(key);
    if (table === undefined) throw new Error(`no table ${key} in source ${on.source.name}`);
    return roleTable(on.source, table, this.role, this.options.usesBackendOnlyPermissions);
  }

  /** One parameter for all uses of a session variable with the same type. */
  sessionVariable(name: string, type: SqlTypeName): Parameter {
    const key = `${name}\n${type.schema}.${type.name}${type.isArray ? '[]' : ''}`;
    let parameter = this.sessionVariables.get(key);
    if (parameter === undefined) {
      parameter = { kind: 'session-variable', name, type };
      this.sessionVariables.set(key, parameter);
    }
    return parameter;
  }
}

/** An argument by its snake-case name, which the naming convention may have cased. Explicit nulls count as left out. */
export function argumentOf(field: SelectedField, naming: SourceNaming, snake: string): Input | undefined {
  const input = field.arguments.get(generatedName(naming, snake));
  return input?.kind === 'null' ? undefined : input;
}

/** A field of an input object by its snake-case name; explicit nulls count as left out. */
export function memberOf(input: Input, naming: SourceNaming, snake: string): Input | undefined {
  if (input.kind !== 'object') return undefined;
  const member = input.fields.get(generatedName(naming, snake));
  return member?.kind === 'null' ? undefined : member;
}

/** A value of the request as a parameter. */
export function argumentParameter(value: ArgumentValue): ArgumentParameter {
  return { kind: 'argument', value, type: typeOf(value.meaning) };
}

function typeOf(meaning: ValueMeaning): SqlTypeName {
  if (meaning.kind !== 'column') return builtInType('int8');
  const type = sqlType(meaning.type);
  return meaning.isList ? arrayOf(type) : type;
}
