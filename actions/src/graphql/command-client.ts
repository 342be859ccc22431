import { print } from 'graphql';
import { GraphQLClient } from 'graphql-request';
import { Refusal } from '../server/refusal.ts';
import type { SessionVariables } from '../server/read-call.ts';
import type { Settings } from '../settings.ts';
import { fetchWithin } from './fetch-within.ts';
import { RunCommandDocument, type RunCommandMutation, type RunCommandMutationVariables } from './operations.ts';

/** The role that may run commands, and nothing else. */
const handlerRole = 'command_handler';

/** Printed once, not for every command. */
const runCommand = print(RunCommandDocument);

/** Longer than any command takes that does not wait for another one. */
const timeoutMs = 20_000;

/** A command for `api.run_command`. */
export interface CommandRequest {
  /** Name of its function in the schema command, such as `justify_stops`. */
  readonly name: string;
  readonly input: unknown;
  /** On whose behalf. */
  readonly session: SessionVariables;
  readonly idempotencyKey?: string | undefined;
  readonly requestId?: string;
}

/** What a command that was done answers: the fields that its function gave, and which command it was. */
export type CommandAnswer = Readonly<Record<string, unknown>> & {
  readonly commandId: string;
  /** True when it had been done before under the same key. */
  readonly repeated: boolean;
};

/** Has the database run commands, by the one mutation there is for it. */
export class CommandClient {
  readonly #client: GraphQLClient;
  readonly #adminSecret: string | undefined;

  constructor({ graphqlUrl, adminSecret }: Settings) {
    this.#client = new GraphQLClient(graphqlUrl, {
      // Else the text is parsed for it, every time.
      excludeOperationName: true,
      fetch: fetchWithin(timeoutMs),
    });
    this.#adminSecret = adminSecret;
  }

  /** @throws {Refusal} when the command is refused; any other error when it could not be run at all */
  async run({ name, input, session, idempotencyKey, requestId }: CommandRequest): Promise<CommandAnswer> {
    const variables = { command: name, input, idempotencyKey: idempotencyKey ?? null, requestId: requestId ?? null };
    const { run_command: outcomes } = await this.#client.request<RunCommandMutation, RunCommandMutationVariables>(
      runCommand,
      variables,
      this.#headersFor(session),
    );
    const [outcome] = outcomes;
    if (outcome === undefined) throw new Error(`The command ${name} had no outcome.`);
    return answerOf(outcome);
  }

  /** The caller's session under the role of handlers; the caller's own role is told beside it. */
  #headersFor(session: SessionVariables): Readonly<Record<string, string>> {
    const { 'x-hasura-role': callerRole = '', ...variables } = session;
    return {
      ...variables,
      'x-hasura-role': handlerRole,
      'x-hasura-caller-role': callerRole,
      ...(this.#adminSecret === undefined ? {} : { 'x-hasura-admin-secret': this.#adminSecret }),
    };
  }
}

type Outcome = RunCommandMutation['run_command'][number];

function answerOf(outcome: Outcome): CommandAnswer {
  const { command_id: commandId, repeated, result, status, code, message, field, current_row: current } = outcome;
  if (commandId === null) {
    throw new Refusal({
      status,
      code: code ?? 'invalid-input',
      message: message ?? '',
      ...(field === null ? {} : { field }),
      ...(current === null ? {} : { current }),
    });
  }
  // Functions of the schema command give objects.
  return { ...(result as Readonly<Record<string, unknown>>), commandId, repeated };
}
