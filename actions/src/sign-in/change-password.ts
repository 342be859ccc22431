import { z } from 'zod';
import { BeginPasswordCheckDocument, ChangeOwnPasswordDocument } from './operations.ts';
import { proveSecret } from './prove-secret.ts';
import { newPassword, typedSecret } from './secret-rules.ts';
import { inputOf, sessionOf, signInAgain, type SignInHandler } from './sign-in-call.ts';

const input = z.object({ currentPassword: typedSecret, newPassword });

/** Gives the user who asks another password. All other sessions of the user end. */
export const changePassword: SignInHandler = async (call, { client, hasher }) => {
  const { currentPassword, newPassword: wanted } = inputOf(input, call);
  const { sessionId, userId } = sessionOf(call);
  const check = await client.check(BeginPasswordCheckDocument, { userId, address: call.address });
  await proveSecret({ secret: currentPassword, check, wrong: 'The current password is wrong.' }, hasher);
  const passwordHash = await hasher.hash(wanted);
  const claims = await client.session(ChangeOwnPasswordDocument, { sessionId, passwordHash });
  if (claims === undefined) throw signInAgain();
  return { userId };
};
