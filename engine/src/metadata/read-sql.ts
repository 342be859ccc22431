import { readFileSync } from 'node:fs';

/** Text of a `.sql` file that lies beside the module: `readSql(import.meta.url, 'introspect.sql')`. */
export function readSql(moduleUrl: string, file: string): string {
  return readFileSync(new URL(file, moduleUrl), 'utf8');
}
