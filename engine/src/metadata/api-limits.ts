/** Limits of what one request may ask for. A limit that isn't set is none. */
export interface ApiLimits {
  readonly disabled: boolean;
  /** How deeply fields may be nested. */
  readonly depth_limit: Limit<number> | null;
  /** How many fields an operation may select. */
  readonly node_limit: Limit<number> | null;
  /** Seconds an operation may take. */
  readonly time_limit: Limit<number> | null;
  /** How many operations a batch may hold. */
  readonly batch_limit: Limit<number> | null;
  readonly rate_limit: Limit<RateLimit> | null;
}

export interface Limit<Value> {
  /** Of every role without a limit of its own. */
  readonly global: Value | null;
  readonly per_role: Readonly<Record<string, Value>>;
}

export interface RateLimit {
  readonly max_reqs_per_min: number;
  /** Who is counted together: who has the same role and address or session variables; null: the same role. */
  readonly unique_params: 'IP' | readonly string[] | null;
}

/** The limit of a role. */
export function limitOf<Value>(limit: Limit<Value> | null, role: string): Value | null {
  if (limit === null) return null;
  return limit.per_role[role] ?? limit.global;
}
