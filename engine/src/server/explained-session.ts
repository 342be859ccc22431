import { makeSession } from '../auth/make-session.ts';
import { adminRole, type Session } from '../auth/session.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { isInputObject, type InputJson } from '../request/input-json.ts';

/**
 * The session that an operation is explained for: its variables are given in the request, its role among them.
 *
 * @throws HasuraError parse-failed when they are no texts
 */
export function explainedSession(user: InputJson): Session {
  if (!isInputObject(user)) throw new HasuraError({ code: 'parse-failed', message: notAnObject, path: '$.user' });
  const variables = new Map(
    Object.entries(user).map(([name, value]) => {
      if (typeof value !== 'string') throw new HasuraError({ code: 'parse-failed', message: notAText, path: '$.user' });
      return [name.toLowerCase(), value];
    }),
  );
  return makeSession({
    role: variables.get('x-hasura-role') ?? adminRole,
    variables,
    mayUseBackendOnly: true,
    backendOnlyHeader: variables.get('x-hasura-use-backend-only-permissions'),
  });
}

const notAnObject = 'the session variables of the user are an object';
const notAText = 'session variables are texts';
