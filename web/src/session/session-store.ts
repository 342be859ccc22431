import { CombinedError } from '@urql/core';
import type { KeptTokens } from './kept-tokens.ts';
import { readSession } from './read-session.ts';
import type { Session } from './session.ts';
import type { SignInApi } from './sign-in-api.ts';
import type { TakeTurns } from './take-turns.ts';
import {
  PeopleAtTerminalDocument,
  RefreshSessionDocument,
  SignInDocument,
  SignInWithPinDocument,
  SignOutDocument,
  type Session_SignedInFragment,
} from './sign-in.generated.ts';

/** Whether somebody is signed in. */
export type SessionState =
  | { readonly kind: 'coming back' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed out'; readonly ended: boolean }
  | { readonly kind: 'signed in'; readonly session: Session };

/** What a session is made with. */
export interface SessionTools {
  readonly api: SignInApi;
  readonly kept: KeptTokens;
  readonly takeTurns: TakeTurns;
}

/** How long before its end a token is replaced: requests under way must still find it good. */
const replacedBeforeEndMs = 30_000;

/**
 * Who works at this browser.
 *
 * - `coming back`: a refresh token was kept; it is being exchanged. The answer leads to `signed in` or `signed out`, no answer to
 *   `unreachable`.
 * - `unreachable`: as before, but the server isn't there. `comeBack` tries again.
 * - `signed out`: nobody; `ended` when a session ran out rather than was left.
 * - `signed in`: tokens are replaced when they are asked for near their end. A session by PIN lies over the one before it, if
 *   there was one, which comes forth again when the PIN's ends.
 */
export class SessionStore {
  readonly #api: SignInApi;
  readonly #kept: KeptTokens;
  readonly #takeTurns: TakeTurns;
  readonly #listeners = new Set<() => void>();
  #state: SessionState;
  /** The session of the device that lies beneath somebody's PIN. */
  #beneath: Session | undefined;
  #refreshing: Promise<Session | undefined> | undefined;
  #endTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ api, kept, takeTurns }: SessionTools) {
    this.#api = api;
    this.#kept = kept;
    this.#takeTurns = takeTurns;
    this.#state =
      kept.refreshToken.read() === undefined ? { kind: 'signed out', ended: false } : { kind: 'coming back' };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SessionState => this.#state;

  /** Exchanges the kept refresh token, if there is one. */
  async comeBack(): Promise<void> {
    if (this.#state.kind === 'signed in' || this.#kept.refreshToken.read() === undefined) return;
    this.#become({ kind: 'coming back' });
    const session = await this.#refresh();
    if (session !== undefined) this.#become({ kind: 'signed in', session });
  }

  /** @throws {CombinedError} when the server refuses. */
  async signIn(email: string, password: string): Promise<void> {
    const { signedIn } = await this.#api.mutation(SignInDocument, { email, password });
    this.#open(signedIn);
  }

  /** @throws {CombinedError} when the server refuses. */
  async signInWithPin(userId: string, pin: string): Promise<void> {
    const terminalToken = this.#kept.terminalToken.read() ?? '';
    const { signedIn } = await this.#api.mutation(SignInWithPinDocument, { terminalToken, userId, pin });
    if (this.#state.kind === 'signed in' && this.#state.session.terminalId === null)
      this.#beneath = this.#state.session;
    this.#open(signedIn);
  }

  /** Those who may sign in by PIN here. */
  async peopleAtTerminal() {
    const terminalToken = this.#kept.terminalToken.read();
    if (terminalToken === undefined) return [];
    return (await this.#api.query(PeopleAtTerminalDocument, { terminalToken })).people;
  }

  /** Whether this device is a shared terminal. */
  isTerminal(): boolean {
    return this.#kept.terminalToken.read() !== undefined;
  }

  /** Makes this device a shared terminal, or with undefined no more. */
  keepTerminalToken(token: string | undefined): void {
    this.#kept.terminalToken.write(token);
    this.#tell();
  }

  /** Requests are made in this role from now on. */
  chooseRole(role: string): void {
    if (this.#state.kind !== 'signed in' || !this.#state.session.roles.includes(role)) return;
    this.#kept.role.write(role);
    this.#become({ kind: 'signed in', session: { ...this.#state.session, role } });
  }

  /** Leaves, also where the server can't be told. */
  async signOut(): Promise<void> {
    if (this.#state.kind !== 'signed in') return;
    const { accessToken } = this.#state.session;
    this.#close(false);
    await this.#api.mutation(SignOutDocument, {}, accessToken).catch(() => undefined);
  }

  /** An access token that is good for a while; undefined when nobody is signed in any more, or the server isn't there. */
  async accessToken(): Promise<string | undefined> {
    if (this.#state.kind !== 'signed in') return undefined;
    const { session } = this.#state;
    if (!this.isNearEnd()) return session.accessToken;
    if (session.refreshToken === null) return session.expiresAtMs > Date.now() ? session.accessToken : undefined;
    return (await this.#refresh())?.accessToken;
  }

  /** Whether the access token should be replaced before it is used. */
  isNearEnd(): boolean {
    return this.#state.kind === 'signed in' && this.#state.session.expiresAtMs - Date.now() <= replacedBeforeEndMs;
  }

  /** The server no longer takes the access token: another one is needed, whatever the clock says. */
  async replaceAccessToken(): Promise<void> {
    if (this.#state.kind !== 'signed in') return;
    if (this.#state.session.refreshToken === null) this.#close(true);
    else await this.#refresh();
  }

  #open(answer: Session_SignedInFragment): void {
    const session = readSession(answer, answer.terminalId === null ? this.#kept.role.read() : undefined);
    if (session.refreshToken !== null) this.#kept.refreshToken.write(session.refreshToken);
    this.#become({ kind: 'signed in', session });
    this.#endWithToken(session);
  }

  /** A session without a refresh token ends by itself. */
  #endWithToken(session: Session): void {
    clearTimeout(this.#endTimer);
    if (session.refreshToken !== null) return;
    this.#endTimer = setTimeout(() => this.#close(true), Math.max(0, session.expiresAtMs - Date.now()));
  }

  #close(ended: boolean): void {
    clearTimeout(this.#endTimer);
    const wasAtop = this.#state.kind === 'signed in' && this.#state.session.terminalId !== null;
    const beneath = wasAtop ? this.#beneath : undefined;
    this.#beneath = undefined;
    if (!wasAtop) this.#kept.refreshToken.write(undefined);
    this.#become(beneath === undefined ? { kind: 'signed out', ended } : { kind: 'signed in', session: beneath });
  }

  #refresh(): Promise<Session | undefined> {
    this.#refreshing ??= this.#takeTurns(() => this.#exchange()).finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  /** Another tab may have used the token since, so that the kept one counts, not the one in memory. */
  async #exchange(): Promise<Session | undefined> {
    const refreshToken = this.#kept.refreshToken.read();
    if (refreshToken === undefined) {
      this.#close(true);
      return undefined;
    }
    try {
      const { signedIn } = await this.#api.mutation(RefreshSessionDocument, { refreshToken });
      this.#open(signedIn);
      return readSession(signedIn, this.#kept.role.read());
    } catch (error) {
      if (!(error instanceof CombinedError)) throw error;
      if (error.networkError === undefined) this.#close(true);
      else if (this.#state.kind === 'coming back') this.#become({ kind: 'unreachable' });
      return undefined;
    }
  }

  #become(state: SessionState): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
