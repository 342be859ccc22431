import { HasuraError } from '../../metadata/hasura-error.ts';
import type { QueryCollectionMetadata } from '../../metadata/query-collection.ts';
import {
  readAllowlistEntry,
  readAllowlistScope,
  readQueryCollection,
  readQueryText,
} from '../../metadata/read-query-collection.ts';
import { alreadyExists, notExists, success, type Command } from '../command.ts';
import type { Draft } from '../draft.ts';
import { editCollection } from '../edit-metadata.ts';
import { removeObject } from '../remove-object.ts';

const createQueryCollection: Command = async ({ args, draft }) => {
  const collection = readQueryCollection(args);
  refuseTaken(draft, collection.name, '$.args.name');
  refuseRepeatedQueries(collection);
  await draft.change({ ...draft.metadata, query_collections: [...draft.metadata.query_collections, collection] });
  return success;
};

function refuseTaken(draft: Draft, name: string, path: string): void {
  if (draft.metadata.query_collections.every((one) => one.name !== name)) return;
  const message = `query collection with name "${name}" already exists`;
  throw new HasuraError({ code: 'already-exists', message, path });
}

function refuseRepeatedQueries({ definition }: QueryCollectionMetadata): void {
  const names = definition.queries.map(({ name }) => name);
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  if (repeated.length === 0) return;
  const message = `found duplicate query names ${repeated.map((name) => `"${name}"`).join(', ')}`;
  throw new HasuraError({ code: 'not-supported', message, path: '$.args.definition.queries' });
}

const renameQueryCollection: Command = async ({ args, draft }) => {
  const name = args.key('name').nonEmptyString();
  const newName = args.key('new_name').nonEmptyString();
  requiredCollection(draft, name, '$.args.name');
  refuseTaken(draft, newName, '$.args.new_name');
  const { query_collections, allowlist, rest_endpoints } = draft.metadata;
  await draft.change({
    ...draft.metadata,
    query_collections: query_collections.map((one) => (one.name === name ? { ...one, name: newName } : one)),
    allowlist: allowlist.map((entry) => (entry.collection === name ? { ...entry, collection: newName } : entry)),
    rest_endpoints: rest_endpoints.map((endpoint) => {
      const { query } = endpoint.definition;
      if (query.collection_name !== name) return endpoint;
      return { ...endpoint, definition: { query: { ...query, collection_name: newName } } };
    }),
  });
  return success;
};

const dropQueryCollection: Command = async ({ args, draft }) => {
  const name = args.key('collection').nonEmptyString();
  const cascades = args.optional('cascade')?.boolean() ?? false;
  requiredCollection(draft, name, '$.args.collection');
  const { query_collections, allowlist } = draft.metadata;
  if (!cascades && allowlist.some(({ collection }) => collection === name)) {
    const message = `query collection with name "${name}" is present in the allowlist; cannot proceed to drop. please use cascade to confirm deletion`;
    throw new HasuraError({ code: 'dependency-error', message, path: '$.args.collection' });
  }
  await draft.change({
    ...draft.metadata,
    query_collections: query_collections.filter((one) => one.name !== name),
    allowlist: allowlist.filter(({ collection }) => collection !== name),
  });
  return success;
};

const addQueryToCollection: Command = async ({ args, draft }) => {
  const collection = args.key('collection_name').nonEmptyString();
  const name = args.key('query_name').nonEmptyString();
  const query = readQueryText(args.key('query'));
  if (requiredCollection(draft, collection).definition.queries.some((one) => one.name === name)) {
    throw alreadyExists(`query with name "${name}" already exists in collection "${collection}"`);
  }
  await draft.change(editCollection(draft.metadata, collection, (queries) => [...queries, { name, query }]));
  return success;
};

const dropQueryFromCollection: Command = async ({ args, draft }) => {
  const collection = args.key('collection_name').nonEmptyString();
  const query = args.key('query_name').nonEmptyString();
  if (!requiredCollection(draft, collection).definition.queries.some(({ name }) => name === query)) {
    throw notFound(`query with name "${query}" not found in collection "${collection}"`);
  }
  await draft.change(removeObject(draft.metadata, { kind: 'stored-query', collection, query }));
  return success;
};

function requiredCollection(draft: Draft, name: string, path = '$.args'): QueryCollectionMetadata {
  const found = draft.metadata.query_collections.find((one) => one.name === name);
  if (found === undefined) throw notExists(`query collection with name "${name}" does not exist`, path);
  return found;
}

/** A collection that is in the list already keeps its scope. */
const addCollectionToAllowlist: Command = async ({ args, draft }) => {
  const entry = readAllowlistEntry(args);
  requiredCollection(draft, entry.collection, '$.args.collection');
  if (isAllowed(draft, entry.collection)) {
    const hint = 'to change scope, use update_scope_of_collection_in_allowlist';
    return { message: `collection "${entry.collection}" already exists in the allowlist, scope ignored; ${hint}` };
  }
  await draft.change({ ...draft.metadata, allowlist: [...draft.metadata.allowlist, entry] });
  return success;
};

const dropCollectionFromAllowlist: Command = async ({ args, draft }) => {
  const name = args.key('collection').nonEmptyString();
  requiredCollection(draft, name, '$.args.collection');
  refuseUnlisted(draft, name);
  const allowlist = draft.metadata.allowlist.filter(({ collection }) => collection !== name);
  await draft.change({ ...draft.metadata, allowlist });
  return success;
};

const updateScopeOfCollectionInAllowlist: Command = async ({ args, draft }) => {
  const name = args.key('collection').nonEmptyString();
  const scope = readAllowlistScope(args.key('scope'));
  refuseUnlisted(draft, name);
  const allowlist = draft.metadata.allowlist.map((one) => (one.collection === name ? { ...one, scope } : one));
  await draft.change({ ...draft.metadata, allowlist });
  return success;
};

function isAllowed({ metadata }: Draft, name: string): boolean {
  return metadata.allowlist.some(({ collection }) => collection === name);
}

function refuseUnlisted(draft: Draft, name: string): void {
  if (!isAllowed(draft, name)) throw notFound(`collection "${name}" doesn't exist in the allowlist`);
}

function notFound(message: string): HasuraError {
  return new HasuraError({ code: 'not-found', message, path: '$.args' });
}

export const collectionCommands: Readonly<Record<string, Command>> = {
  create_query_collection: createQueryCollection,
  rename_query_collection: renameQueryCollection,
  drop_query_collection: dropQueryCollection,
  add_query_to_collection: addQueryToCollection,
  drop_query_from_collection: dropQueryFromCollection,
  add_collection_to_allowlist: addCollectionToAllowlist,
  drop_collection_from_allowlist: dropCollectionFromAllowlist,
  update_scope_of_collection_in_allowlist: updateScopeOfCollectionInAllowlist,
};
