import { graphqlUrl } from '../../graphql/addresses.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import type { ExportedMetadata } from './metadata.ts';

/** Why the server refused, in its words. */
export class AdminApiError extends Error {
  /** Such as `conflict`, or `access-denied`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Metadata and GraphQL with the admin secret, which this object alone has: it stands in no storage, no address and no token, and
 * is gone with the page.
 */
export class AdminApi {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** @throws {AdminApiError} */
  async exportMetadata(): Promise<ExportedMetadata> {
    const answer = await this.#post('/v1/metadata', { type: 'export_metadata', version: 2, args: {} });
    if (!isExported(answer)) throw new AdminApiError('unexpected', 'The metadata can not be read.');
    return answer;
  }

  /** @throws {AdminApiError} `conflict` when somebody else has changed the metadata meanwhile. */
  async changeMetadata(command: JsonObject): Promise<void> {
    await this.#post('/v1/metadata', command);
  }

  /** Asks as Hasura's own role `admin`, which nothing confines. @throws {AdminApiError} */
  async ask<Data>(query: string, variables: JsonObject = {}): Promise<Data> {
    const answer = await this.#post(graphqlUrl, { query, variables });
    const data = isJsonObject(answer) ? answer['data'] : undefined;
    // The shape follows from the question.
    if (data !== undefined && data !== null) return data as Data;
    throw new AdminApiError('unexpected', 'The server answered nothing.');
  }

  async #post(path: string, body: Json): Promise<Json> {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hasura-admin-secret': this.#secret },
      body: JSON.stringify(body),
    }).catch((error: unknown) => {
      throw new AdminApiError('offline', error instanceof Error ? error.message : String(error));
    });
    const answer = (await response.json().catch(() => null)) as Json;
    const refusal = readRefusal(answer, response.status);
    if (refusal !== undefined) throw refusal;
    return answer;
  }
}

/** Both APIs have their own way to say no. */
function readRefusal(answer: Json, status: number): AdminApiError | undefined {
  if (isJsonObject(answer) && Array.isArray(answer['errors'])) {
    const [first] = answer['errors'] as readonly Json[];
    if (isJsonObject(first)) {
      const extensions = isJsonObject(first['extensions']) ? first['extensions'] : {};
      return new AdminApiError(textOf(extensions['code']), textOf(first['message']));
    }
  }
  if (status < 400) return undefined;
  if (!isJsonObject(answer)) return new AdminApiError('unexpected', `HTTP ${status}`);
  return new AdminApiError(textOf(answer['code']), textOf(answer['error']));
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? 'unexpected');
}

function isExported(answer: unknown): answer is ExportedMetadata {
  return typeof answer === 'object' && answer !== null && 'resource_version' in answer && 'metadata' in answer;
}
