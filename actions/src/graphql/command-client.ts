import { randomUUID } from 'node:crypto';
import { print } from 'graphql';
import { GraphQLClient } from 'graphql-request';
import { Refusal } from '../server/refusal.ts';
import type { SessionVariables } from '../server/read-call.ts';
import type { Settings } from '../settings.ts';
import { AnswerLost, fetchWithin } from './fetch-within.ts';
import { RunCommandDocument, type RunCommandMutation, type RunCommandMutationVariables } from './operations.ts';

/** The role that may run commands, and nothing else. */
const handlerRole = 'command_handler';

/** Printed once, not for every command. */
const runCommand = print(RunCommandDocument);

/** Longer than any command takes that does not wait for another one; twice that is less than Hasura waits for a handler. */
const timeoutMs = 14_000;

/** A command for `api.run_command`. */
export interface CommandRequest {
  /** Name of its function in the schema command, such as `justify_stops`. */
  readonly name: string;
  readonly input: unknown;
  /** On whose behalf. */
  readonly session: SessionVariables;
  readonly idempotencyKey: string | undefined;
  /** Number of the request; who asks again under the same number is told of its command as the first time. */
  readonly requestId: string;
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

  /**
   * A command whose answer is lost is asked for once more under its key, which does it if it was not done and tells what was
   * done if it was.
   *
   * @throws {Refusal} when the command is refused, or nobody knows whether it was done; any other error when it could not be run at all
   */
  async run(request: CommandRequest): Promise<CommandAnswer> {
    const keyed = { ...request, idempotencyKey: request.idempotencyKey ?? randomUUID() };
    try {
      return await this.#ask(keyed);
    } catch (error) {
      if (!(error instanceof AnswerLost)) throw error;
    }
    try {
      return await this.#ask(keyed);
    } catch (error) {
      throw error instanceof Refusal ? error : notKnown(request, error);
    }
  }

  async #ask({ name, input, session, idempotencyKey, requestId }: CommandRequest): Promise<CommandAnswer> {
    const variables = { command: name, input, idempotencyKey, requestId };
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

function notKnown({ idempotencyKey }: CommandRequest, cause: unknown): Refusal {
  const next =
    idempotencyKey === undefined
      ? 'Look whether it was done before you try again.'
      : 'Try again unchanged, under the same key: it is not done twice.';
  return new Refusal(
    { status: 408, code: 'timeout', message: `The database does not answer; this may have been done. ${next}` },
    { cause },
  );
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
