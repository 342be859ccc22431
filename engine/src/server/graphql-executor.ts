import type { Session } from '../auth/session.ts';
import type { Json } from '../metadata/json.ts';

/** Executes one GraphQL request; `body` is the answer as JSON text, errors in it included. */
export interface GraphqlExecutor {
  execute(
    request: { readonly body: Json },
    session: Session,
  ): Promise<{ readonly status: number; readonly body: string }>;
}
