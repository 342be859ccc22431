import { Router } from 'express';
import { readCall } from '../server/read-call.ts';
import { changePassword } from './change-password.ts';
import { clientAddress } from './client-address.ts';
import { login } from './login.ts';
import { loginWithPin } from './login-with-pin.ts';
import { logout } from './logout.ts';
import { me } from './me.ts';
import { refresh } from './refresh.ts';
import type { SignInHandler, SignInTools } from './sign-in-call.ts';
import { terminalUsers } from './terminal-users.ts';

const handlers: Readonly<Record<string, SignInHandler>> = {
  login,
  'login-with-pin': loginWithPin,
  'terminal-users': terminalUsers,
  refresh,
  logout,
  me,
  'change-password': changePassword,
};

/** `POST /<name>` for every action of sign-in. */
export function signInRoutes(tools: SignInTools, trustedProxies: number): Router {
  const router = Router();
  for (const [name, handle] of Object.entries(handlers)) {
    router.post(`/${name}`, async (request, response) => {
      const address = clientAddress(request.get('x-forwarded-for'), trustedProxies);
      // What is answered holds tokens.
      response.set('cache-control', 'no-store');
      response.json(await handle({ ...readCall(request.body), address }, tools));
    });
  }
  return router;
}
