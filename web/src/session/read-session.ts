import type { Session_SignedInFragment } from './sign-in.generated.ts';
import type { Session } from './session.ts';

/** The session that an answer of sign-in opens. A role chosen before holds on where it may. */
export function readSession(answer: Session_SignedInFragment, chosenRole: string | undefined): Session {
  const { roles } = answer;
  return {
    sessionId: answer.sessionId,
    userId: answer.userId,
    name: answer.name,
    email: answer.email,
    role: chosenRole !== undefined && roles.includes(chosenRole) ? chosenRole : answer.role,
    roles,
    siteIds: answer.siteIds,
    terminalId: answer.terminalId,
    accessToken: answer.accessToken,
    expiresAtMs: Date.parse(answer.expiresAt),
    refreshToken: answer.refreshToken,
  };
}
