import { GraphQLNonNull } from 'graphql';
import { adminRole } from '../auth/session.ts';
import { displayName } from '../metadata/qualified-name.ts';
import { derive, typeName } from '../model/identifier.ts';
import type { TrackedFunction } from '../model/function.ts';
import type { Source } from '../model/model.ts';
import { functionArguments } from './function-arguments.ts';
import type { RoleTable } from './meaning.ts';
import type { FieldConfig, Fields, SchemaBuilder } from './schema-builder.ts';
import { selectArguments } from './select-arguments.ts';
import { add } from './table-query-fields.ts';
import { aggregateType, rowsType, tableType } from './table-type.ts';

/** `f` and `f_aggregate` of a tracked function, if the role may call it. */
export function functionFields(builder: SchemaBuilder, source: Source, tracked: TrackedFunction): Fields {
  const on = builder.selectable(source, tracked.returnTable);
  if (!tracked.isInSchema || on === null || !mayCall(builder.role, tracked)) return {};
  const argumentsType = typeName(source.naming, derive(tracked.identifier, 'args'));
  const args = functionArguments(builder, argumentsType, tracked, tracked.arguments);
  const fields: Record<string, FieldConfig> = {};
  const returns = `function "${displayName(tracked)}" which returns "${displayName(on.table)}"`;
  add(
    fields,
    tracked.rootFields.function,
    `execute ${tracked.exposedAs === 'mutation' ? 'VOLATILE ' : ''}${returns}`,
    { kind: 'function', function: tracked, on },
    {
      type: tracked.returnsSet ? rowsType(builder, on) : tableType(builder, on),
      args: tracked.returnsSet ? { ...args, ...selectArguments(builder, on) } : args,
    },
  );
  if (!allowsAggregations(on)) return fields;
  const description = `execute ${returns.replace('which returns', 'and query aggregates on result of table type')}`;
  add(
    fields,
    tracked.rootFields.function_aggregate,
    description,
    { kind: 'function-aggregate', function: tracked, on },
    {
      type: new GraphQLNonNull(aggregateType(builder, on)),
      args: { ...args, ...selectArguments(builder, on) },
    },
  );
  return fields;
}

function mayCall(role: string, tracked: TrackedFunction): boolean {
  return role === adminRole || tracked.infersPermission || tracked.permittedRoles.has(role);
}

function allowsAggregations(on: RoleTable): boolean {
  return on.permissions.select?.allowsAggregations === true;
}
