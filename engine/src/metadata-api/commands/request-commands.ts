import { readApiLimits } from '../../metadata/read-api-limits.ts';
import { readIntrospection } from '../../metadata/read-metadata.ts';
import { readRestEndpoint } from '../../metadata/read-query-collection.ts';
import { alreadyExists, notExists, success, type Command } from '../command.ts';
import { removeObject } from '../remove-object.ts';

const createRestEndpoint: Command = async ({ args, draft }) => {
  const endpoint = readRestEndpoint(args);
  const { rest_endpoints: others } = draft.metadata;
  if (others.some(({ name }) => name === endpoint.name)) {
    throw alreadyExists(`Endpoint with name: ${endpoint.name} already exists`);
  }
  const object = { kind: 'rest-endpoint', name: endpoint.name } as const;
  await draft.change({ ...draft.metadata, rest_endpoints: [...others, endpoint] }, { object });
  return success;
};

const dropRestEndpoint: Command = async ({ args, draft }) => {
  const name = args.key('name').nonEmptyString();
  if (draft.metadata.rest_endpoints.every((one) => one.name !== name)) {
    throw notExists(`endpoint with name: ${name} does not exist`);
  }
  await draft.change(removeObject(draft.metadata, { kind: 'rest-endpoint', name }));
  return success;
};

const setApiLimits: Command = async ({ args, draft }) => {
  await draft.change({ ...draft.metadata, api_limits: readApiLimits(args) });
  return success;
};

const removeApiLimits: Command = async ({ draft }) => {
  await draft.change({ ...draft.metadata, api_limits: null });
  return success;
};

const setIntrospectionOptions: Command = async ({ args, draft }) => {
  await draft.change({ ...draft.metadata, graphql_schema_introspection: readIntrospection(args) });
  return success;
};

/** What says which requests are answered, and how much of them. */
export const requestCommands: Readonly<Record<string, Command>> = {
  create_rest_endpoint: createRestEndpoint,
  drop_rest_endpoint: dropRestEndpoint,
  set_api_limits: setApiLimits,
  remove_api_limits: removeApiLimits,
  set_graphql_schema_introspection_options: setIntrospectionOptions,
};
