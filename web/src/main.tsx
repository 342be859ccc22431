import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createRoutes } from './app/create-routes.tsx';
import { DesignProvider } from './design/design-provider.tsx';
import { keepPaperLight } from './design/keep-paper-light.ts';
import { graphqlUrl } from './graphql/addresses.ts';
import { setUpLanguage } from './language/set-up-language.ts';
import { keptTokens } from './session/kept-tokens.ts';
import { SessionProvider } from './session/session-provider.tsx';
import { SessionStore } from './session/session-store.ts';
import { SignInApi } from './session/sign-in-api.ts';
import { takeTurns } from './session/take-turns.ts';

// The story: the language that is spoken here; who is signed in; the pages, each of which loads its code and words when it is first
// gone to, and asks GraphQL as whoever is signed in (app/signed-in.tsx).
await setUpLanguage();
keepPaperLight();
const session = new SessionStore({ api: new SignInApi(graphqlUrl), kept: keptTokens(localStorage), takeTurns });
void session.comeBack();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');
createRoot(root).render(
  <StrictMode>
    <DesignProvider>
      <SessionProvider store={session}>
        <Suspense>
          <RouterProvider router={createRoutes()} />
        </Suspense>
      </SessionProvider>
    </DesignProvider>
  </StrictMode>,
);
