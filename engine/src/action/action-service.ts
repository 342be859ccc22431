import { isDeepStrictEqual } from 'node:util';
import type { ActionRequest, ActionRunner } from '../execute/action-runner.ts';
import { sessionJson } from '../execute/bind-parameters.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { JsonObject } from '../metadata/json.ts';
import type { Session } from '../auth/session.ts';
import { parseJson } from '../request/parse-json.ts';
import type { ActionProgram, ActionResultProgram, ResultFieldProgram } from '../sql/action-program.ts';
import type { ActionLog, LoggedAction } from './action-log.ts';
import { callHandler, type HandlerTools } from './call-handler.ts';
import { writeOutput } from './write-output.ts';

export interface ActionServiceParts {
  readonly log: ActionLog;
  readonly tools: () => HandlerTools;
  /** Called when an asynchronous action has been put into the queue. */
  readonly onQueued: () => void;
}

/**
 * Answers the fields of actions. A synchronous one asks its handler at once; an asynchronous one is put into the queue,
 * from which `asynchronousActions` does it, and is asked for by its id later.
 */
export class ActionService implements ActionRunner {
  readonly #parts: ActionServiceParts;

  constructor(parts: ActionServiceParts) {
    this.#parts = parts;
  }

  async call(program: ActionProgram, request: ActionRequest): Promise<string> {
    return program.action.kind === 'asynchronous-mutation'
      ? this.#queue(program, request)
      : this.#callNow(program, request);
  }

  async result({ action, id, fields }: ActionResultProgram, request: ActionRequest): Promise<string> {
    if (typeof id !== 'string' || !isUuid(id)) {
      throw new HasuraError({ code: 'parse-failed', message: 'invalid UUID' });
    }
    const logged = await this.#parts.log.read(id, action.name);
    if (logged === undefined || !mayRead(request.bindings.session, logged)) return 'null';
    const members = await Promise.all(
      fields.map(async (field) => `"${field.alias}":${await propertyText(field, id, logged, request)}`),
    );
    return `{${members.join(',')}}`;
  }

  async #callNow({ action, input, output }: ActionProgram, request: ActionRequest): Promise<string> {
    const { bindings, client, query } = request;
    const sessionVariables = variablesOf(bindings.session);
    const call = { action, input, sessionVariables, query, clientHeaders: client.headers };
    const { value, cookies } = await callHandler(call, this.#parts.tools());
    client.cookies.push(...cookies);
    return writeOutput(value, output, request);
  }

  async #queue({ action, input }: ActionProgram, { bindings, client }: ActionRequest): Promise<string> {
    const session = variablesOf(bindings.session);
    const id = await this.#parts.log.insert(action.name, { input, session, headers: client.headers });
    this.#parts.onQueued();
    return JSON.stringify(id);
  }
}

async function propertyText(
  field: ResultFieldProgram,
  id: string,
  { created_at: createdAt, errors, output }: LoggedAction,
  request: ActionRequest,
): Promise<string> {
  switch (field.kind) {
    case 'constant':
      return JSON.stringify(field.text);
    case 'output':
      return output === null ? 'null' : writeOutput(parseJson(output), field.output, request);
    case 'property':
      return { id: JSON.stringify(id), created_at: JSON.stringify(createdAt), errors: errors ?? 'null' }[field.name];
  }
}

/** An answer is for administrators and for whoever asked, told by all session variables. */
function mayRead(session: Session, { session_variables: asked }: LoggedAction): boolean {
  return session.isAdmin || isDeepStrictEqual(variablesOf(session), asked);
}

function variablesOf(session: Session): JsonObject {
  // sessionJson writes an object of texts.
  return JSON.parse(sessionJson(session)) as JsonObject;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
}
