import { HasuraError } from '../../metadata/hasura-error.ts';
import { isJsonObject, type Json } from '../../metadata/json.ts';
import type { JsonPlace } from '../../metadata/json-place.ts';
import { readWebhook } from '../../metadata/webhook-metadata.ts';
import { TransformFault, transformRequest } from '../../webhook/apply-transform.ts';
import { readRequestTransform } from '../../webhook/read-transform.ts';
import { resolveWebhook, type Environment, type HeaderList } from '../../webhook/resolve-webhook.ts';
import type { WebhookRequest } from '../../webhook/send-request.ts';
import type { Command } from '../command.ts';

/** `{webhook_url, body, env, session_variables, request_headers, request_transform}`: the request as it would be sent. */
const testWebhookTransform: Command = ({ args, settings }) => {
  const place = args.key('request_transform');
  const transform = readRequestTransform(place.object(), place.path);
  const body = args.key('body').value;
  const request: WebhookRequest = {
    url: resolveWebhook(readWebhook(args.key('webhook_url')), readEnvironment(args, settings.environment)),
    method: 'GET',
    headers: readHeaders(args),
    body: JSON.stringify(body),
    timeoutMs: 0,
  };
  const sessionVariables = args.optional('session_variables')?.object() ?? null;
  try {
    return Promise.resolve(describe(transformRequest(transform, request, { body, sessionVariables })));
  } catch (error) {
    if (!(error instanceof TransformFault)) throw error;
    throw new HasuraError({
      code: 'validation-failed',
      message: 'request transform validation failed',
      internal: error.details,
    });
  }
};

/** What the request says of the environment stands before what is true. */
function readEnvironment(args: JsonPlace, environment: Environment): Environment {
  const given = args.optional('env')?.entries() ?? [];
  return { ...environment, ...Object.fromEntries(given.map(([name, value]) => [name, value.string()])) };
}

function readHeaders(args: JsonPlace): HeaderList {
  const pairs = args.optional('request_headers')?.list() ?? [];
  return pairs.map((pair) => {
    const [name, value] = pair.list();
    if (name === undefined || value === undefined) throw pair.fault('expecting a name and a value');
    return [name.string(), value.string()];
  });
}

function describe({ url, method, headers, body }: WebhookRequest): Json {
  const shown = headers.map(([name, value]) => [name.toLowerCase(), value]);
  return { webhook_url: url, method, headers: shown, body: readable(body) };
}

function readable(body: string | null): Json {
  if (body === null) return null;
  try {
    // Whatever JSON.parse answers is JSON.
    const value = JSON.parse(body) as Json;
    return isJsonObject(value) || Array.isArray(value) ? value : body;
  } catch {
    return body;
  }
}

export const transformCommands: Readonly<Record<string, Command>> = {
  test_webhook_transform: testWebhookTransform,
};
