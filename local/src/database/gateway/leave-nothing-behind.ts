import { deallocateScope } from '../sql/scope-statements.ts';
import type { Backend } from './backend.ts';
import type { PreparedStatements } from './prepared-statements.ts';
import type { Turn } from './turn.ts';

/** What a connection that has ended may have left in the backend's session. */
export interface Remains {
  readonly backend: Backend;
  readonly turn: Turn;
  readonly statements: PreparedStatements;
}

/** Rolls back what a closed connection had open and deallocates what it had prepared. The turn may be held afterwards. */
export async function leaveNothingBehind({ backend, turn, statements }: Remains): Promise<void> {
  const mustDeallocate = statements.hasNames;
  statements.hasNames = false;
  if (turn.isHeld) await backend.abortTransaction();
  if (!mustDeallocate) return;
  await turn.take();
  await backend.run(deallocateScope(statements.scope));
}
