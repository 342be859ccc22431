import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  buildClientSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
  type IntrospectionQuery,
} from 'graphql';
import { JsonPlace } from '../metadata/json-place.ts';
import type { ProjectCommand } from './command-line.ts';
import { UsageError } from './project.ts';

/** Runs the seeds of a source in the order of their names, or those that `--file` names. */
const applySeeds: ProjectCommand = async ({ project, client, options, say }) => {
  const source = options['database-name'];
  const folder = join(project.seedsDirectory, source);
  const names =
    options.file ??
    (existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith('.sql'))
          .sort()
      : []);
  if (names.length === 0) throw new UsageError(`There are no seeds in ${folder}.`);
  for (const name of names) {
    const file = existsSync(join(folder, name)) ? join(folder, name) : resolve(name);
    if (!existsSync(file)) throw new UsageError(`There is no seed ${file}.`);
    await client.runSql(source, readFileSync(file, 'utf8'));
    say(`applied: ${name}`);
  }
  say('Seeds planted');
  return 0;
};

/** Prints what a role may ask as SDL. */
const exportSchema: ProjectCommand = async ({ client, options, say }) => {
  const answer = new JsonPlace(await client.graphql(getIntrospectionQuery(), options.role ?? 'admin'));
  const errors = answer.optional('errors');
  if (errors !== undefined) throw new UsageError(`The engine tells no schema: ${JSON.stringify(errors.value)}`);
  // That is what an introspection query asks for.
  const data = answer.key('data').value as unknown as IntrospectionQuery;
  say(printSchema(lexicographicSortSchema(buildClientSchema(data))));
  return 0;
};

export const otherCommands: Readonly<Record<string, ProjectCommand>> = {
  'seed apply': applySeeds,
  'schema export': exportSchema,
};
