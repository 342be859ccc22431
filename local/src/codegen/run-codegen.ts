import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectFolder } from '../settings.ts';
import type { Environment } from '../settings.ts';
import { serveEngine } from './served-engine.ts';

/**
 * Has graphql-codegen do what `codegen.yml` asks for, by introspection of the engine at `CODEGEN_GRAPHQL_URL`, or of one
 * of its own where that is not set; its exit code. `words` are passed on: `--check` writes nothing and fails on what is
 * out of date.
 */
export async function runCodegen(words: readonly string[], environment: Environment): Promise<number> {
  const answer = await codegenOfRooms(words, environment);
  // The screens' types come from the schemas that stand there only now.
  return answer === 0 ? graphqlCodegen(join(projectFolder, 'web'), words, environment) : answer;
}

async function codegenOfRooms(words: readonly string[], environment: Environment): Promise<number> {
  if (environment['CODEGEN_GRAPHQL_URL'] !== undefined) return graphqlCodegen(projectFolder, words, environment);
  const engine = await serveEngine();
  try {
    return await graphqlCodegen(projectFolder, words, {
      ...environment,
      CODEGEN_GRAPHQL_URL: `${engine.url}/v1/graphql`,
      HASURA_GRAPHQL_ADMIN_SECRET: engine.adminSecret,
    });
  } finally {
    await engine.stop();
  }
}

/** By the `codegen.yml` of a folder, whose paths start there. */
async function graphqlCodegen(folder: string, words: readonly string[], environment: Environment): Promise<number> {
  const command = join(projectFolder, 'node_modules/.bin/graphql-codegen');
  const child = spawn(command, ['--config', 'codegen.yml', ...words], {
    cwd: folder,
    env: { ...environment },
    stdio: 'inherit',
  });
  await once(child, 'exit');
  return child.exitCode ?? 1;
}
