import { parse, print, visit, type DocumentNode } from 'graphql';
import { adminRole } from '../auth/session.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { OperationRule } from './operation-cache.ts';

/** Refuses what isn't among the queries that the allow list has for the role; the administrator may ask anything. */
export function allowListRule(metadata: Metadata, role: string): OperationRule {
  if (role === adminRole) return () => undefined;
  const allowed = allowedQueries(metadata, role);
  return (_, query) => {
    if (allowed.has(normalized(query))) return;
    throw new HasuraError({ code: 'validation-failed', message: 'query is not allowed' });
  };
}

function allowedQueries({ allowlist, query_collections }: Metadata, role: string): ReadonlySet<string> {
  const collections = allowlist
    .filter(({ scope }) => scope.global || scope.roles.includes(role))
    .map(({ collection }) => collection);
  return new Set(
    query_collections
      .filter(({ name }) => collections.includes(name))
      .flatMap(({ definition }) => definition.queries.map(({ query }) => normalized(query))),
  );
}

/** The query without its layout and without `__typename`, which clients add on their own. */
function normalized(query: string): string {
  const document: DocumentNode = parse(query, { noLocation: true });
  return print(
    visit(document, {
      Field: ({ name }) => (name.value === '__typename' ? null : undefined),
    }),
  );
}
