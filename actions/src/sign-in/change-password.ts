import { z } from 'zod';
import { BeginPasswordCheckDocument, ChangeOwnPasswordDocument } from './operations.ts';
import { proveSecret } from './prove-secret.ts';
import { hashSecret } from './secret-hash.ts';
import { newPassword, typedSecret } from './secret-rules.ts';
import { inputOf, sessionOf, signInAgain, type SignInHandler } from './sign-in-call.ts';

const input = z.object({ currentPassword: typedSecret, newPassword });

/** Gives the user who asks another password. All other sessions of the user end. */
export const changePassword: SignInHandler = async (call, { client }) => {
  const { currentPassword, newPassword: wanted } = inputOf(input, call);
  const { sessionId, userId } = sessionOf(call);
  const check = await client.check(BeginPasswordCheckDocument, { userId, address: call.address });
  await proveSecret(currentPassword, check, 'The current password is wrong.');
  const passwordHash = await hashSecret(wanted);
  const claims = await client.session(ChangeOwnPasswordDocument, { sessionId, passwordHash });
  if (claims === undefined) throw signInAgain();
  return { userId };
};
