import { readFileSync } from 'node:fs';

/** The text of a `.sql` file beside the module whose `import.meta.url` is given. */
export function readSql(moduleUrl: string, path: string): string {
  return readFileSync(new URL(path, moduleUrl), 'utf8');
}
