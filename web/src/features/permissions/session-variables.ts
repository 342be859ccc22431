import type { ExportedMetadata } from './metadata.ts';

/** Every session variable that some permission speaks of, once, as the first one writes it. */
export function sessionVariablesOf({ metadata }: ExportedMetadata): readonly string[] {
  const found = new Map<string, string>();
  for (const [, name = ''] of JSON.stringify(metadata.sources).matchAll(/"(x-hasura-[\w-]+)"/gi)) {
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  }
  return [...found.values()].toSorted();
}
