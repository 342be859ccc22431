/** Who is signed in, and what the tokens of that are good for. */
export interface Session {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string | null;
  /** The role of requests. */
  readonly role: string;
  /** Every role that requests may have. */
  readonly roles: readonly string[];
  readonly siteIds: readonly number[];
  /** Set when somebody signed in by PIN at a shared terminal. */
  readonly terminalId: number | null;
  readonly accessToken: string;
  /** When the access token runs out. Milliseconds since 1970. */
  readonly expiresAtMs: number;
  /** Null at a shared terminal: the session ends with its access token. */
  readonly refreshToken: string | null;
}
