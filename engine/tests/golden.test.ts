import { readdirSync, readFileSync } from 'node:fs';
import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphqlService } from '../src/execute/graphql-service.ts';
import { readGraphqlRequest } from '../src/execute/graphql-request.ts';
import { bindParameters } from '../src/execute/bind-parameters.ts';
import type { InputJson } from '../src/request/input-json.ts';
import type { RootProgram } from '../src/sql/operation-program.ts';
import type { PrintedStatement } from '../src/sql/print.ts';
import type { Session } from '../src/auth/session.ts';
import { serveFixture, serviceOf, sessionOf } from './fixture/served-model.ts';

/** A case is a folder with `request.json`; beside it stand the SQL with its parameters, and the answer. */
const cases = new URL('cases/', import.meta.url);

interface Case {
  readonly role: string;
  readonly session?: Readonly<Record<string, string>>;
  readonly query: string;
  readonly variables?: Readonly<Record<string, InputJson>>;
}

let database: TestDatabase;
let service: GraphqlService;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  service = serviceOf(await serveFixture(database.pool));
});

afterAll(async () => {
  await database.stop();
});

test.each(readdirSync(cases).sort())('%s', async (name) => {
  const request = JSON.parse(readFileSync(new URL(`${name}/request.json`, cases), 'utf8')) as Case;
  const session = sessionOf(request.role, request.session ?? {});
  const body = { query: request.query, variables: request.variables ?? {} };
  const statements = describeStatements(body, session);
  const answer = await service.execute(body, session);
  const pretty = JSON.stringify(JSON.parse(answer.body), null, 2);
  await expect(`${statements}\n${pretty}\n`).toMatchFileSnapshot(new URL(`${name}/expected.txt`, cases).pathname);
});

function describeStatements(body: InputJson, session: Session): string {
  try {
    const { program, values } = service.prepare(readGraphqlRequest(body), session);
    const bindings = { variables: values, session, slots: [] };
    return program.fields
      .flatMap(statementsOf)
      .map(({ text, parameters }) => `${text}\n  ${JSON.stringify(bindParameters(parameters, bindings))}\n`)
      .join('\n');
  } catch {
    return '';
  }
}

function statementsOf(field: RootProgram): readonly PrintedStatement[] {
  if (field.kind === 'select') return [field.statement];
  if (field.kind !== 'mutation') return [];
  return field.programs.flatMap(({ steps, output }) => [
    ...steps.map(({ statement }) => statement),
    ...(output === null ? [] : [output]),
  ]);
}
