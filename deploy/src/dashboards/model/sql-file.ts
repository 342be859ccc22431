import { readFileSync } from 'node:fs';

/** The text of a question in `sql/`, such as `spc/capability`. */
export function readSqlFile(name: string): string {
  return readFileSync(new URL(`../sql/${name}.sql`, import.meta.url), 'utf8').trimEnd();
}

/** Titles of the columns that a question names for people. */
export function titlesOf(sql: string): readonly string[] {
  const titles = [...sql.matchAll(/ as "([^"]+)"/g)].map(([, title = '']) => title);
  return [...new Set(titles)];
}
