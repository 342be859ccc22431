import { ActionLog } from '../../action/action-log.ts';
import type { ActionMetadata } from '../../metadata/action-metadata.ts';
import { readActionDefinition, readActionMetadata } from '../../metadata/read-action-metadata.ts';
import { readCustomTypes, readName } from '../../metadata/read-custom-types.ts';
import type { JsonPlace } from '../../metadata/json-place.ts';
import type { Metadata } from '../../metadata/metadata.ts';
import { checkTransforms } from '../check-transforms.ts';
import { alreadyExists, notExists, success, type Command } from '../command.ts';
import type { Draft } from '../draft.ts';
import { dropObjects } from '../drop-dependents.ts';

/** `{name, definition, comment}` */
const createAction: Command = async ({ args, draft }) => {
  const action = readActionMetadata(args);
  checkTransforms(args.key('definition'));
  if (draft.metadata.actions.some(({ name }) => name === action.name)) {
    throw alreadyExists(`action with name "${action.name}" already exists`);
  }
  const metadata = { ...draft.metadata, actions: [...draft.metadata.actions, { ...action, permissions: [] }] };
  await draft.change(metadata, { object: { kind: 'action', action: action.name } });
  return success;
};

const updateAction: Command = async ({ args, draft }) => {
  const { name } = requiredAction(draft, args.key('name'));
  const definition = readActionDefinition(args.key('definition'));
  checkTransforms(args.key('definition'));
  const comment = args.optional('comment')?.string() ?? null;
  const metadata = editAction(draft.metadata, name, (one) => ({ ...one, definition, comment }));
  await draft.change(metadata, { object: { kind: 'action', action: name } });
  return success;
};

/** `{name, clear_data}`: with it, which is the default, the log of an asynchronous action goes too. */
const dropAction: Command = async ({ args, draft, storePool }) => {
  const { name } = requiredAction(draft, args.key('name'));
  const clearsLog = args.optional('clear_data')?.boolean() ?? true;
  await dropObjects(draft, [{ kind: 'action', action: name }], false);
  if (clearsLog) await new ActionLog(storePool).clear(name);
  return success;
};

/** `{action, role, comment}` */
const createActionPermission: Command = async ({ args, draft }) => {
  const { name, permissions } = requiredAction(draft, args.key('action'));
  const role = args.key('role').nonEmptyString();
  const comment = args.optional('comment')?.string() ?? null;
  if (permissions.some((one) => one.role === role)) {
    throw alreadyExists(`permission for role "${role}" is already defined on "${name}"`);
  }
  await draft.change(
    editAction(draft.metadata, name, (one) => ({ ...one, permissions: [...one.permissions, { role, comment }] })),
  );
  return success;
};

const dropActionPermission: Command = async ({ args, draft }) => {
  const { name, permissions } = requiredAction(draft, args.key('action'));
  const role = args.key('role').nonEmptyString();
  if (!permissions.some((one) => one.role === role)) {
    throw notExists(`permission for role: "${role}" is not defined on "${name}"`);
  }
  await draft.change(
    editAction(draft.metadata, name, (one) => ({
      ...one,
      permissions: one.permissions.filter((other) => other.role !== role),
    })),
  );
  return success;
};

/** Replaces all custom types. */
const setCustomTypes: Command = async ({ args, draft }) => {
  const metadata = { ...draft.metadata, custom_types: readCustomTypes(args) };
  await draft.change(metadata, { object: { kind: 'custom-types' } });
  return success;
};

function requiredAction(draft: Draft, place: JsonPlace): ActionMetadata {
  const name = readName(place);
  const action = draft.metadata.actions.find((one) => one.name === name);
  if (action === undefined) throw notExists(`action with name "${name}" does not exist`);
  return action;
}

function editAction(metadata: Metadata, name: string, edit: (one: ActionMetadata) => ActionMetadata): Metadata {
  return { ...metadata, actions: metadata.actions.map((one) => (one.name === name ? edit(one) : one)) };
}

export const actionCommands: Readonly<Record<string, Command>> = {
  create_action: createAction,
  update_action: updateAction,
  drop_action: dropAction,
  create_action_permission: createActionPermission,
  drop_action_permission: dropActionPermission,
  set_custom_types: setCustomTypes,
};
