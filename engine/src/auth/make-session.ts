import { HasuraError } from '../metadata/hasura-error.ts';
import { adminRole, type Session } from './session.ts';

export interface SessionParts {
  readonly role: string;
  readonly variables: ReadonlyMap<string, string>;
  /** Whether the request may ask for backend-only permissions: it sent the admin secret, or none is configured. */
  readonly mayUseBackendOnly: boolean;
  /** The value of the header x-hasura-use-backend-only-permissions. */
  readonly backendOnlyHeader: string | undefined;
  readonly expiresAtMs?: number | null;
}

/** @throws HasuraError bad-request when the backend-only header is no truth value */
export function makeSession(parts: SessionParts): Session {
  const { role, variables, mayUseBackendOnly, backendOnlyHeader, expiresAtMs = null } = parts;
  return {
    role,
    isAdmin: role === adminRole,
    variables: new Map(variables).set('x-hasura-role', role),
    usesBackendOnlyPermissions: mayUseBackendOnly && readTruth(backendOnlyHeader),
    expiresAtMs,
  };
}

function readTruth(text: string | undefined): boolean {
  if (text === undefined) return false;
  if (/^(true|t|yes|y)$/i.test(text)) return true;
  if (/^(false|f|no|n)$/i.test(text)) return false;
  throw new HasuraError({
    code: 'bad-request',
    message:
      'x-hasura-use-backend-only-permissions:  Not a valid boolean text. True values are ["true","t","yes","y"] and ' +
      ' False values are ["false","f","no","n"]. All values are case insensitive',
  });
}
