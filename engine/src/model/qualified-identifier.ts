import type { QualifiedName } from '../metadata/qualified-name.ts';
import { generatedIdentifier, type Identifier } from './identifier.ts';

/** The name a table or function has in GraphQL by default: without `public`, else after its schema. */
export function qualifiedIdentifier({ schema, name }: QualifiedName): Identifier {
  return generatedIdentifier(schema === 'public' ? name : `${schema}_${name}`);
}
