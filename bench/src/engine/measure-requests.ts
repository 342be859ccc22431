import { quantile } from '../quantile.ts';
import { startProcess, type BenchProcess } from '../start-process.ts';
import { adminSecret, connections, type EngineProcess } from './engine-process.ts';
import { requestsPerSecond, type LoadRequest } from './http-load.ts';
import { installPostGraphile } from './install-postgraphile.ts';

/** Requests per second of one question. */
export interface RequestFigures {
  readonly question: string;
  readonly handWritten: number;
  readonly engine: number;
  readonly postGraphile: number;
}

interface Question {
  readonly name: string;
  /** What the hand-written server is sent. */
  readonly parameters: readonly unknown[];
  readonly engine: { readonly query: string; readonly variables?: object };
  readonly postGraphile: { readonly query: string; readonly variables?: object };
  /** Whether a user asks, whose permission applies, rather than the administrator. */
  readonly isUser: boolean;
}

const userId = '43';
const questions: readonly Question[] = [
  {
    name: 'small',
    parameters: [42, 43],
    engine: {
      query: 'query ($id: Int!) { machine(where: {id: {_eq: $id}}) { id name speed } }',
      variables: { id: 42 },
    },
    postGraphile: {
      query: 'query ($id: Int!) { allMachinesList(condition: {id: $id}) { id name speed } }',
      variables: { id: 42 },
    },
    isUser: true,
  },
  {
    name: 'nested',
    parameters: [],
    engine: {
      query: `{ area(order_by: {id: asc}, limit: 5) { name machines(order_by: {id: asc}, limit: 5) { name
        stops(order_by: {id: desc}, limit: 3) { id cause } } } }`,
    },
    postGraphile: {
      query: `{ allAreasList(orderBy: ID_ASC, first: 5) { name machinesByAreaIdList(orderBy: ID_ASC, first: 5) { name
        stopsByMachineIdList(orderBy: ID_DESC, first: 3) { id cause } } } }`,
    },
    isUser: false,
  },
  {
    name: 'large',
    parameters: [],
    engine: { query: '{ reading(order_by: {id: asc}) { id at value label } }' },
    postGraphile: { query: '{ allReadingsList(orderBy: ID_ASC) { id at value label } }' },
    isUser: false,
  },
  {
    name: 'mutation',
    parameters: [42, 'checked'],
    engine: { query: 'mutation { insert_note_one(object: {machine_id: 42, body: "checked"}) { id } }' },
    postGraphile: {
      query: 'mutation { createNote(input: {note: {machineId: 42, body: "checked"}}) { note { id } } }',
    },
    isUser: false,
  },
];

/** Turns of each server per question. */
const turns = 3;

/** The three servers in turns, question by question, so that they share the machine's speed of the moment. */
export async function measureRequests(
  databaseUrl: string,
  engine: EngineProcess,
  seconds: number,
): Promise<readonly RequestFigures[]> {
  await installPostGraphile();
  const settings = { BENCH_DATABASE_URL: databaseUrl, BENCH_CONNECTIONS: String(connections) };
  const handWritten = await startProcess('bench/src/engine/hand-written-main.ts', [], settings);
  const postGraphile = await startProcess('bench/src/engine/postgraphile-main.ts', [], {
    ...settings,
    // graphql of its age checks more otherwise.
    NODE_ENV: 'production',
  });
  try {
    const figures: RequestFigures[] = [];
    for (const question of questions) {
      const requests = [
        handRequest(handWritten, question),
        engineRequest(engine, question),
        postGraphileRequest(postGraphile, question),
      ] as const;
      await refuseOtherAnswers(question, requests[0], requests[1]);
      figures.push(await compare(question, requests, seconds / turns));
    }
    return figures;
  } finally {
    await Promise.all([handWritten.stop(), postGraphile.stop()]);
  }
}

/** The median of several turns of each. */
async function compare(
  { name }: Question,
  requests: readonly [LoadRequest, LoadRequest, LoadRequest],
  turnSeconds: number,
): Promise<RequestFigures> {
  const rates = requests.map((): number[] => []);
  // The first turn is not counted: servers are compared that have compiled what they run.
  for (const request of requests) await requestsPerSecond(request, turnSeconds);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [server, request] of requests.entries()) {
      rates[server]?.push(await requestsPerSecond(request, turnSeconds));
    }
  }
  const [handWritten = NaN, engine = NaN, postGraphile = NaN] = rates.map((all) => quantile(all, 0.5));
  return { question: name, handWritten, engine, postGraphile };
}

/** Both must answer the same text for a comparison of their speeds to mean anything; new rows have ids of their own. */
async function refuseOtherAnswers({ name }: Question, hand: LoadRequest, engine: LoadRequest): Promise<void> {
  const [ofHand, ofEngine] = [await answerOf(hand), await answerOf(engine)];
  const isSame = name === 'mutation' ? withoutId(ofHand) === withoutId(ofEngine) : ofHand === ofEngine;
  if (isSame) return;
  throw new Error(`Other answers to "${name}": ${ofHand.slice(0, 500)} and ${ofEngine.slice(0, 500)}`);
}

/** The answer without the spaces that JSON may have. */
async function answerOf({ port, path, headers, body }: LoadRequest): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
  return JSON.stringify(await response.json());
}

function withoutId(answer: string): string {
  return answer.replace(/"id":\d+/, '"id":0');
}

function handRequest({ ready }: BenchProcess, { name, parameters }: Question): LoadRequest {
  return { port: Number(ready['port']), path: `/${name}`, headers: {}, body: JSON.stringify(parameters) };
}

function engineRequest({ port }: EngineProcess, { engine, isUser }: Question): LoadRequest {
  const headers = {
    'x-hasura-admin-secret': adminSecret,
    ...(isUser ? { 'x-hasura-role': 'user', 'x-hasura-user-id': userId } : {}),
  };
  return { port, path: '/v1/graphql', headers, body: JSON.stringify(engine) };
}

function postGraphileRequest({ ready }: BenchProcess, { postGraphile, isUser }: Question): LoadRequest {
  const headers: Record<string, string> = isUser ? { 'x-user-id': userId } : {};
  return { port: Number(ready['port']), path: '/graphql', headers, body: JSON.stringify(postGraphile) };
}
