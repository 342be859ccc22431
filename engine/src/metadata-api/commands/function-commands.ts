import type { FunctionMetadata } from '../../metadata/function-metadata.ts';
import { HasuraError } from '../../metadata/hasura-error.ts';
import { JsonPlace } from '../../metadata/json-place.ts';
import { displayName, qualifiedKey, type QualifiedName } from '../../metadata/qualified-name.ts';
import { readFunctionConfiguration, readFunctionMetadata } from '../../metadata/read-function-metadata.ts';
import { readComputedField, readQualifiedName } from '../../metadata/read-table-metadata.ts';
import { alreadyExists, notExists, sourceOf, success, type Command } from '../command.ts';
import type { Draft } from '../draft.ts';
import { dropObjects } from '../drop-dependents.ts';
import { editSource, editTable } from '../edit-metadata.ts';
import { removeObject } from '../remove-object.ts';

/** `{function, source, configuration, comment}`, or the function's name alone as the old API has it. */
const trackFunction: Command = async ({ args, draft }) => {
  const isNameOnly = typeof args.value === 'string' || args.optional('function') === undefined;
  const source = isNameOnly ? 'default' : sourceOf(args);
  const tracked = readFunctionMetadata(isNameOnly ? new JsonPlace({ function: args.value }, args.path) : args);
  const name = tracked.function;
  const { functions, tables } = draft.source(source, '$.args');
  if (functions.some((one) => qualifiedKey(one.function) === qualifiedKey(name))) {
    throw new HasuraError({
      code: 'already-tracked',
      message: `function already tracked: "${displayName(name)}"`,
      path: '$.args',
    });
  }
  if (tables.some(({ table }) => qualifiedKey(table) === qualifiedKey(name))) {
    const message = `table with name "${displayName(name)}" already exists`;
    throw new HasuraError({ code: 'not-supported', message, path: '$.args' });
  }
  const metadata = editSource(draft.metadata, source, (one) => ({ ...one, functions: [...one.functions, tracked] }));
  await draft.change(metadata, { object: { kind: 'function', source, function: name }, refresh: new Set([source]) });
  return success;
};

const untrackFunction: Command = async ({ args, draft }) => {
  const isNameOnly = typeof args.value === 'string' || args.optional('function') === undefined;
  const source = isNameOnly ? 'default' : sourceOf(args);
  const name = readQualifiedName(isNameOnly ? args : args.key('function'));
  requiredFunction(draft, source, name, '$.args');
  await draft.change(removeObject(draft.metadata, { kind: 'function', source, function: name }));
  return success;
};

const setFunctionCustomization: Command = async ({ args, draft }) => {
  const source = sourceOf(args);
  const name = readQualifiedName(args.key('function'));
  const configuration = readFunctionConfiguration(args.key('configuration'));
  requiredFunction(draft, source, name, '$.args');
  await draft.change(
    editFunction(draft, source, name, (one) => ({ ...one, configuration })),
    { object: { kind: 'function', source, function: name } },
  );
  return success;
};

const createFunctionPermission: Command = async ({ args, draft, settings }) => {
  const { source, name, role } = permissionArguments(args);
  const tracked = requiredFunction(draft, source, name, '$.args');
  const model = draft.modelSource(source)?.functions.get(qualifiedKey(name));
  if (settings.HASURA_GRAPHQL_INFER_FUNCTION_PERMISSIONS && model?.exposedAs === 'query') {
    throw new HasuraError({
      code: 'not-supported',
      message: 'function permission can only be added when inferring of function permissions is set to false',
      path: '$.args',
    });
  }
  if (tracked.permissions.some((one) => one.role === role)) {
    throw alreadyExists(
      `permission of role "${role}" already exists for function "${displayName(name)}" in source: ${source}`,
    );
  }
  await draft.change(
    editFunction(draft, source, name, (one) => ({ ...one, permissions: [...one.permissions, { role }] })),
  );
  return success;
};

const dropFunctionPermission: Command = async ({ args, draft }) => {
  const { source, name, role } = permissionArguments(args);
  const tracked = requiredFunction(draft, source, name, '$.args');
  if (!tracked.permissions.some((one) => one.role === role)) {
    throw notExists(
      `permission of role "${role}" does not exist for function "${displayName(name)}" in source: ${source}`,
    );
  }
  await draft.change(
    editFunction(draft, source, name, (one) => ({
      ...one,
      permissions: one.permissions.filter((permission) => permission.role !== role),
    })),
  );
  return success;
};

function permissionArguments(args: JsonPlace) {
  const source = sourceOf(args);
  return { source, name: readQualifiedName(args.key('function')), role: args.key('role').nonEmptyString() };
}

function requiredFunction(draft: Draft, source: string, name: QualifiedName, path: string): FunctionMetadata {
  const key = qualifiedKey(name);
  const found = draft.source(source).functions.find((one) => qualifiedKey(one.function) === key);
  if (found === undefined) throw notExists(`function "${displayName(name)}" does not exist in source: ${source}`, path);
  return found;
}

function editFunction(
  draft: Draft,
  source: string,
  name: QualifiedName,
  edit: (one: FunctionMetadata) => FunctionMetadata,
): Draft['metadata'] {
  const key = qualifiedKey(name);
  return editSource(draft.metadata, source, (one) => ({
    ...one,
    functions: one.functions.map((other) => (qualifiedKey(other.function) === key ? edit(other) : other)),
  }));
}

const addComputedField: Command = async ({ args, draft }) => {
  const source = sourceOf(args);
  const table = readQualifiedName(args.key('table'));
  const field = readComputedField(args);
  const existing = draft.table(source, table);
  const taken = [...existing.computed_fields, ...existing.object_relationships, ...existing.array_relationships];
  if (taken.some(({ name }) => name === field.name)) {
    throw alreadyExists(`field with name "${field.name}" already exists in table "${displayName(table)}"`);
  }
  const metadata = editTable(draft.metadata, source, table, (one) => ({
    ...one,
    computed_fields: [...one.computed_fields, field],
  }));
  await draft.change(metadata, {
    object: { kind: 'computed-field', source, table, name: field.name },
    refresh: new Set([source]),
  });
  return success;
};

const dropComputedField: Command = async ({ args, draft }) => {
  const source = sourceOf(args);
  const table = readQualifiedName(args.key('table'));
  const name = args.key('name').nonEmptyString();
  if (!draft.table(source, table).computed_fields.some((one) => one.name === name)) {
    throw notExists(`computed field "${name}" does not exist`, '$.args.name');
  }
  const cascades = args.optional('cascade')?.boolean() ?? false;
  await dropObjects(draft, [{ kind: 'computed-field', source, table, name }], cascades);
  return success;
};

export const functionCommands: Readonly<Record<string, Command>> = {
  track_function: trackFunction,
  untrack_function: untrackFunction,
  set_function_customization: setFunctionCustomization,
  create_function_permission: createFunctionPermission,
  drop_function_permission: dropFunctionPermission,
  add_computed_field: addComputedField,
  drop_computed_field: dropComputedField,
};
