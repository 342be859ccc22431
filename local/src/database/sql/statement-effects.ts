/** A change of what a connection listens to. `unlisten-all` is `unlisten *`. */
export type ChannelChange =
  { readonly kind: 'listen' | 'unlisten'; readonly channel: string } | { readonly kind: 'unlisten-all' };

/** A command tag that a rewritten statement would give away. */
export interface TagReplacement {
  readonly from: string;
  readonly to: string;
}

/** What running a text changes in its session, as far as the gateway has to keep it apart from other sessions. */
export interface StatementEffects {
  /** Settings may differ afterwards. */
  readonly changesSettings: boolean;
  /** Names with a dot, which pg_settings does not show. */
  readonly customSettings: readonly string[];
  readonly channelChanges: readonly ChannelChange[];
  readonly tags: readonly TagReplacement[];
  /** `set [local] statement_timeout` in milliseconds, for the rest of the transaction. */
  readonly statementTimeoutMs: number | undefined;
}

export const noEffects: StatementEffects = {
  changesSettings: false,
  customSettings: [],
  channelChanges: [],
  tags: [],
  statementTimeoutMs: undefined,
};

/** What several texts change, one after the other. */
export function combineEffects(all: readonly StatementEffects[]): StatementEffects {
  if (all.length === 0) return noEffects;
  return {
    changesSettings: all.some((one) => one.changesSettings),
    customSettings: all.flatMap((one) => one.customSettings),
    channelChanges: all.flatMap((one) => one.channelChanges),
    tags: all.flatMap((one) => one.tags),
    statementTimeoutMs: all.findLast((one) => one.statementTimeoutMs !== undefined)?.statementTimeoutMs,
  };
}
