import { parse, typeFromAST, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import { adminRole } from '../auth/session.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { storedQueryObject, type FaultList } from '../model/fault-list.ts';
import type { Model } from '../model/model.ts';
import { roleSchema } from '../schema/role-schema.ts';

/** Lists the stored queries in use, by the allow list or a REST endpoint, that ask for what isn't there. */
export function checkStoredQueries(model: Model, faults: FaultList): void {
  const used = usedQueries(model.metadata);
  if (used.length === 0) return;
  const schema = roleSchema(model, adminRole, schemaOptions).schema();
  for (const { collection, name, query } of used) {
    const [reason] = faultsOf(parse(query, { noLocation: true }), schema);
    if (reason === undefined) continue;
    faults.add({ ...storedQueryObject(collection, { name, query }), reason: `Inconsistent object: ${reason}` });
  }
}

/** The widest schema there is. */
const schemaOptions = { usesBackendOnlyPermissions: true, collapsesNullComparisons: false };

interface UsedQuery {
  readonly collection: string;
  readonly name: string;
  readonly query: string;
}

function usedQueries({ query_collections, allowlist, rest_endpoints }: Metadata): readonly UsedQuery[] {
  const isUsed = (collection: string, query: string): boolean =>
    allowlist.some((entry) => entry.collection === collection) ||
    rest_endpoints.some(
      ({ definition }) => definition.query.collection_name === collection && definition.query.query_name === query,
    );
  return query_collections.flatMap(({ name: collection, definition }) =>
    definition.queries
      .filter((query) => isUsed(collection, query.name))
      .map(({ name, query }) => ({ collection, name, query })),
  );
}

function faultsOf(document: DocumentNode, schema: GraphQLSchema): readonly string[] {
  const found: string[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        const parent = types.getParentType();
        if (parent === null || parent === undefined || types.getFieldDef() !== undefined) return;
        found.push(`field '${name.value}' not found in type: '${parent.name}'`);
      },
      NamedType: (node) => {
        // graphql-js looks up names alike for input and output.
        if (typeFromAST(schema, node) === undefined)
          found.push(`no such type exists in the schema: '${node.name.value}'`);
      },
    }),
  );
  return found;
}
