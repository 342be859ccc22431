import { HasuraError } from '../metadata/hasura-error.ts';
import type { HeaderMetadata, WebhookMetadata } from '../metadata/webhook-metadata.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Headers in the order in which they are sent, with names as they were written. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/**
 * The URL of a handler.
 *
 * @throws HasuraError when an environment variable is missing or the text is no URL
 */
export function resolveWebhook(webhook: WebhookMetadata, environment: Environment): string {
  const text =
    typeof webhook === 'string'
      ? fillTemplate(webhook, environment)
      : requiredVariable(webhook.from_env, environment, 'invalid-configuration');
  return requireUrl(text);
}

/** @throws HasuraError unless the text is a URL of HTTP */
export function requireUrl(text: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol === 'http:' || protocol === 'https:') return text;
  throw new HasuraError({ code: 'invalid-configuration', message: `not a valid URL: ${text}` });
}

/** The headers of the configuration with what the environment says. */
export function resolveHeaders(headers: readonly HeaderMetadata[], environment: Environment): HeaderList {
  return headers.map((header) => [
    header.name,
    'value' in header
      ? fillTemplate(header.value, environment)
      : requiredVariable(header.value_from_env, environment, 'not-found'),
  ]);
}

/** Puts environment variables in the place of `{{NAME}}`. */
function fillTemplate(text: string, environment: Environment): string {
  const missing: string[] = [];
  const filled = text.replaceAll(/\{\{\s*([A-Za-z_]\w*)\s*\}\}/g, (_, name: string) => {
    const value = environment[name];
    if (value === undefined) missing.push(name);
    return value ?? '';
  });
  if (missing.length === 0) return filled;
  const message = `Value for environment variables not found: ${missing.join(', ')}`;
  throw new HasuraError({ code: 'unexpected', message });
}

function requiredVariable(name: string, environment: Environment, code: 'not-found' | 'invalid-configuration'): string {
  const value = environment[name];
  if (value !== undefined) return value;
  throw new HasuraError({ code, message: `environment variable '${name}' not set` });
}
