/** Does work while no other tab of the browser does any of the kind. */
export type TakeTurns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * A refresh token that is used twice ends the session, so tabs take turns. Browsers keep the locks from pages that came over
 * plain HTTP from elsewhere than this machine; there tabs may collide, and one signs in again.
 */
export const takeTurns: TakeTurns = (work) =>
  'locks' in navigator ? navigator.locks.request('andon.refresh', work) : work();
