import type { Catalog, CatalogFunction } from '../catalog/catalog.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { displayName, qualifiedKey, type QualifiedName } from '../metadata/qualified-name.ts';

/** @throws HasuraError when there is none of that name, or more than one */
export function requiredFunction(catalog: Catalog, name: QualifiedName): CatalogFunction {
  const [found, another] = catalog.functions.get(qualifiedKey(name)) ?? [];
  if (found === undefined) {
    throw new HasuraError({ code: 'not-exists', message: `no such function exists: "${displayName(name)}"` });
  }
  if (another !== undefined) {
    throw new HasuraError({
      code: 'not-supported',
      message: `function "${displayName(name)}" is overloaded. Overloaded functions are not supported`,
    });
  }
  return found;
}
