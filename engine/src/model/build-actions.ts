import type { ActionMetadata } from '../metadata/action-metadata.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { InheritedRoleMetadata, Metadata } from '../metadata/metadata.ts';
import { writeAction, writeCustomTypes } from '../metadata/write-action-metadata.ts';
import { readRequestTransform, readResponseTransform } from '../webhook/read-transform.ts';
import { resolveHeaders, resolveWebhook } from '../webhook/resolve-webhook.ts';
import type { Action, CustomType } from './action.ts';
import { baseName, buildCustomTypes, isKnown, typeNode } from './build-custom-types.ts';
import { actionObject, customTypesObject, type FaultList } from './fault-list.ts';
import type { ModelOptions, Source } from './model.ts';

/** What building actions needs to know. */
export interface ActionContext {
  readonly sources: readonly Source[];
  readonly knownScalars: ReadonlySet<string>;
  /** Parents first. */
  readonly inheritedRoles: readonly InheritedRoleMetadata[];
  readonly environment: ModelOptions['environment'];
}

export interface BuiltActions {
  readonly actions: ReadonlyMap<string, Action>;
  readonly customTypes: ReadonlyMap<string, CustomType>;
}

/** The custom types and the actions that fit. */
export function buildActions(metadata: Metadata, context: ActionContext, faults: FaultList): BuiltActions {
  const { custom_types: types } = metadata;
  const customTypes =
    faults.guard(customTypesObject(writeCustomTypes(types)), () => buildCustomTypes(types, context)) ?? new Map();
  const actions = metadata.actions.flatMap((one) => {
    const built = faults.guard(actionObject(one.name, writeAction(one)), () => buildAction(one, customTypes, context));
    return built === undefined ? [] : [[one.name, built] as const];
  });
  return { actions: new Map(actions), customTypes };
}

function buildAction(
  { name, definition, permissions, comment }: ActionMetadata,
  types: ReadonlyMap<string, CustomType>,
  context: ActionContext,
): Action {
  const output = typeNode(definition.output_type);
  requireOutput(baseName(output), types, context);
  for (const argument of definition.arguments) requireInput(baseName(typeNode(argument.type)), types, context);
  resolveWebhook(definition.handler, context.environment);
  resolveHeaders(definition.headers, context.environment);
  const { request_transform: request, response_transform: response } = definition;
  return {
    name,
    kind:
      definition.type === 'mutation' && definition.kind === 'asynchronous' ? 'asynchronous-mutation' : definition.type,
    definition,
    arguments: definition.arguments.map((one) => ({ ...one, type: typeNode(one.type) })),
    output,
    requestTransform: request === null ? null : readRequestTransform(request),
    responseTransform: response === null ? null : readResponseTransform(response),
    permittedRoles: withHeirs(
      permissions.map(({ role }) => role),
      context.inheritedRoles,
    ),
    comment,
  };
}

function requireInput(name: string, types: ReadonlyMap<string, CustomType>, context: ActionContext): void {
  if (isKnown(name, types, context, 'input-object')) return;
  const message = `the type: "${name}" is not defined in custom types or it is not a scalar/enum/input_object`;
  throw new HasuraError({ code: 'invalid-params', message });
}

function requireOutput(name: string, types: ReadonlyMap<string, CustomType>, context: ActionContext): void {
  if (isKnown(name, types, context, 'object')) return;
  const message = `the type: "${name}" is not an object or scalar type defined in custom types`;
  throw new HasuraError({ code: 'not-exists', message });
}

/** The roles with those that inherit from one of them. */
function withHeirs(roles: readonly string[], inherited: readonly InheritedRoleMetadata[]): ReadonlySet<string> {
  const permitted = new Set(roles);
  for (const { role_name: name, role_set: parents } of inherited) {
    if (parents.some((parent) => permitted.has(parent))) permitted.add(name);
  }
  return permitted;
}
