import { expect } from 'vitest';
import { runCommandLine } from '../../src/command-line/run-command-line.ts';
import { adminSecret, type TestEngine } from '../fixture/start-test-engine.ts';

/** Runs a command on the project in a folder against an engine, as a person does; answers what it says, and expects that it works. */
export async function runProjectCommand(
  engine: TestEngine,
  folder: string,
  ...words: readonly string[]
): Promise<readonly string[]> {
  const said: string[] = [];
  const environment = {
    HASURA_GRAPHQL_PROJECT: folder,
    HASURA_GRAPHQL_ENDPOINT: `http://127.0.0.1:${engine.port}`,
    HASURA_GRAPHQL_ADMIN_SECRET: adminSecret,
  };
  const exitCode = await runCommandLine(words, environment, (line) => said.push(line));
  expect([exitCode, said]).toEqual([0, said]);
  return said;
}
