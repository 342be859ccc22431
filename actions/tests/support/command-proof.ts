import type { Asker } from './served-commands.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An input that is refused. */
export interface BadInput {
  readonly input: () => Promise<Fields> | Fields;
  readonly code: string;
  /** The field that the refusal names. */
  readonly field?: string;
  readonly message?: RegExp;
  /** Who gives it, when that is what is wrong. */
  readonly asker?: () => Asker;
}

/** How many come out who give the same good input at once, each under a key of their own. */
export type Contest =
  | {
      /** One wins, and all others are refused so. */
      readonly kind: 'rivals';
      readonly code: 'conflict' | 'not-found';
      readonly field?: string;
      /** Whether the losers are told the row as it is now. */
      readonly tellsRow: boolean;
    }
  /** All are done, but one of them alone has done it. */
  | { readonly kind: 'first'; readonly isFirst: (answer: Fields) => boolean }
  /** By its nature nobody is in anybody's way, for this reason; many under one key are done once. */
  | { readonly kind: 'none'; readonly because: string };

/** Of many who change one version of a row, one does; the others are told the row. */
export const forOneRow: Contest = { kind: 'rivals', code: 'conflict', tellsRow: true };

/** Of many who want one name, one has it; the others are told the row that has it. */
export function forOneName(field: string): Contest {
  return { kind: 'rivals', code: 'conflict', field, tellsRow: true };
}

/** Of many who remove a row, one does; the others don't find it any more. */
export function toRemove(field: string): Contest {
  return { kind: 'rivals', code: 'not-found', field, tellsRow: false };
}

/** There is nothing to win. */
export function noContest(because: string): Contest {
  return { kind: 'none', because };
}

/** What is to be proven of a command. */
export interface CommandProof {
  readonly asker: () => Asker;
  /** What the answer is asked for beside `commandId` and `repeated`. */
  readonly selection?: string;
  /** A new input that has not been given yet, at every call. */
  readonly good: () => Promise<Fields> | Fields;
  /** A good input with those optional arguments beside which others may name rows; left out where `good` will do. */
  readonly naming?: () => Promise<Fields> | Fields;
  /** Expects of the database and the answer what a good input must have brought. */
  readonly arrives: (input: Fields, answer: Fields) => Promise<void> | void;
  /** By what is wrong with it: one at least. */
  readonly bad: Readonly<Record<string, BadInput>>;
  readonly contest: Contest;
}
