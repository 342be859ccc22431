import type { Json, JsonObject } from '../metadata/json.ts';
import { isJsonObject } from '../metadata/json.ts';
import { UsageError, type Project } from './project.ts';

/** Asks the engine of a project, an engine of this kind or Hasura's own. */
export class EngineClient {
  readonly #endpoint: string;
  readonly #adminSecret: string | undefined;

  constructor({ endpoint, adminSecret }: Pick<Project, 'endpoint' | 'adminSecret'>) {
    this.#endpoint = endpoint;
    this.#adminSecret = adminSecret;
  }

  /** A command of `/v1/metadata`. */
  metadata(type: string, args: JsonObject, version?: number): Promise<Json> {
    return this.#post('/v1/metadata', { type, args, ...(version === undefined ? {} : { version }) });
  }

  /** Runs SQL of a migration or a seed; what it does to the metadata is looked at when that is applied. */
  runSql(source: string, sql: string): Promise<Json> {
    const args = { source, sql, check_metadata_consistency: false };
    return this.#post('/v2/query', { type: 'run_sql', args });
  }

  graphql(query: string, role: string): Promise<Json> {
    return this.#post('/v1/graphql', { query }, { 'x-hasura-role': role });
  }

  async #post(path: string, body: JsonObject, headers: Readonly<Record<string, string>> = {}): Promise<Json> {
    const secret = this.#adminSecret === undefined ? {} : { 'x-hasura-admin-secret': this.#adminSecret };
    const response = await this.#send(path, { ...headers, ...secret }, JSON.stringify(body));
    // The engine answers JSON.
    const answer = (await response.json()) as Json;
    if (!response.ok) throw new UsageError(`${this.#endpoint}${path} refuses: ${describe(answer)}`);
    return answer;
  }

  async #send(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<Response> {
    try {
      const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
      return await fetch(`${this.#endpoint}${path}`, init);
    } catch (error) {
      const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new UsageError(
        `No engine answers at ${this.#endpoint}: start it or name another by --endpoint (${reason}).`,
      );
    }
  }
}

function describe(answer: Json): string {
  if (!isJsonObject(answer)) return JSON.stringify(answer);
  const { error, internal } = answer;
  const detail = internal === undefined ? '' : `\n${JSON.stringify(internal, null, 2)}`;
  return `${typeof error === 'string' ? error : JSON.stringify(answer)}${detail}`;
}
