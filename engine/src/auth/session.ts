/** Who asks. */
export interface Session {
  readonly role: string;
  readonly isAdmin: boolean;
  /** Session variables by lower-case name (`x-hasura-user-id`), `x-hasura-role` included. */
  readonly variables: ReadonlyMap<string, string>;
  /** Whether backend-only permissions are usable: asked for by header, with the admin secret. */
  readonly usesBackendOnlyPermissions: boolean;
  /** When the credentials end, in milliseconds since 1970; null: never. */
  readonly expiresAtMs: number | null;
}

/** The role that may do everything. */
export const adminRole = 'admin';
