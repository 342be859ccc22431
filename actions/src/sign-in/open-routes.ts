import express, { Router, type Request } from 'express';
import { Refusal } from '../server/refusal.ts';
import { sessionVariablesOf } from './hasura-claims.ts';
import { CurrentSessionDocument } from './operations.ts';
import type { SignInTools } from './sign-in-call.ts';
import { publicKeysMaxAgeSeconds, type SigningKeys } from './signing-keys.ts';

/** What is for everybody: public keys, and Hasura's web hook, which answers whoever holds a token with what is in it. */
export function openRoutes(keys: SigningKeys, tools: SignInTools): Router {
  const router = Router();
  router.get('/.well-known/jwks.json', async (_request, response) => {
    response.set('cache-control', `public, max-age=${publicKeysMaxAgeSeconds}`);
    response.json(await keys.publicKeys());
  });
  router.get('/auth-hook', async (request, response) => {
    response.json(await sessionVariablesFor((name) => request.get(name), tools));
  });
  router.post('/auth-hook', express.json({ limit: '1mb' }), async (request, response) => {
    const headers = headersOf(request);
    response.json(await sessionVariablesFor((name) => headers.get(name), tools));
  });
  return router;
}

/** Of Hasura's POST: the client's headers stand in the body, under names in any case. */
function headersOf({ body }: Request): ReadonlyMap<string, string> {
  const { headers = {} } = (body ?? {}) as { readonly headers?: Readonly<Record<string, unknown>> };
  const texts = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return new Map(texts.map(([name, value]) => [name.toLowerCase(), value]));
}

/**
 * The session variables of a request with these headers. Unlike a token that Hasura reads itself, the session is looked
 * up: who has signed out or was deactivated is out at once. Without a token one may sign in, as `anonymous`.
 */
async function sessionVariablesFor(
  header: (name: string) => string | undefined,
  { client, tokens }: SignInTools,
): Promise<Readonly<Record<string, string>>> {
  const authorization = header('authorization');
  if (authorization === undefined) return { 'x-hasura-role': 'anonymous' };
  const token = await tokens.read(/^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '');
  const claims = token && (await client.session(CurrentSessionDocument, { sessionId: token.sessionId }));
  const role = header('x-hasura-role') ?? claims?.role;
  if (token === undefined || claims === undefined || role === undefined || !claims.roles.includes(role)) throw denied();
  const remainingSeconds = Math.max(0, token.expiresAt - Math.floor(Date.now() / 1_000));
  return {
    'x-hasura-role': role,
    ...sessionVariablesOf(claims),
    // Bounds how long a WebSocket may stay open.
    'cache-control': `max-age=${remainingSeconds}`,
  };
}

function denied(): Refusal {
  return new Refusal({ status: 401, code: 'access-denied', message: 'This token is not good. Sign in again.' });
}
