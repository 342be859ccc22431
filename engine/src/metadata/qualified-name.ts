/** The name of a table, view, function or type with its schema. */
export interface QualifiedName {
  readonly schema: string;
  readonly name: string;
}

/** One string per qualified name, for maps: `schema.name` with dots and backslashes of the parts escaped. */
export function qualifiedKey({ schema, name }: QualifiedName): string {
  return `${escapePart(schema)}.${escapePart(name)}`;
}

/** The name as Hasura writes it in messages: without the schema when that is `public`. */
export function displayName({ schema, name }: QualifiedName): string {
  return schema === 'public' ? name : `${schema}.${name}`;
}

function escapePart(part: string): string {
  return part.replaceAll('\\', '\\\\').replaceAll('.', '\\.');
}
