import { ownerPath } from './metric-definition.ts';
import type { MetricOwner } from './metric-definition.ts';

const firstPauseMs = 10_000;
const longestPauseMs = 300_000;

/** Requests per second over all nodes, so that a host that starts in front of many nodes does not ask all at once. */
const globalRatePerSecond = 20;

/** Requests without a birth after which a node is asked again only when it speaks again. */
const patience = 5;

/** Nodes that are remembered at once; whoever invents node names gets no more of this memory. */
const maximumNodes = 10_000;

/** A rebirth to be requested now. */
export interface DueRebirth {
  readonly owner: MetricOwner;
  /** The server that the node was heard on; undefined when it is not known. */
  readonly server: number | undefined;
  readonly why: string;
  /** How often the node has been asked since its last birth, this time included. */
  readonly attempt: number;
}

interface Wish {
  owner: MetricOwner;
  server: number | undefined;
  why: string;
  isOpen: boolean;
  notBefore: number;
  pauseMs: number;
  attempts: number;
}

export interface RebirthWish {
  readonly owner: MetricOwner;
  readonly server: number | undefined;
  readonly why: string;
}

/**
 * Decides when edge nodes are asked for a rebirth: a node once in 10 s, the pause doubling to 5 min while no birth
 * answers, and over all nodes at most 20 a second.
 *
 * For each node: not wished for → (wish) open, asked as soon as its pause and the common rate allow, and again after
 * each pause → (birth) forgotten, or (five times without an answer) closed until the node speaks again.
 */
export class RebirthSchedule {
  private readonly wishes = new Map<string, Wish>();
  private tokens = globalRatePerSecond;
  private refilledAt = 0;

  /** Wishes for a rebirth of a node, asked for after `graceMs` at the earliest, in case it comes by itself. */
  wish({ owner, server, why }: RebirthWish, at: number, graceMs = 0): void {
    const key = ownerPath(owner);
    const known = this.wishes.get(key);
    if (known !== undefined) {
      Object.assign(known, { isOpen: true, server: server ?? known.server, why } satisfies Partial<Wish>);
    } else if (this.wishes.size < maximumNodes) {
      const notBefore = at + graceMs;
      this.wishes.set(key, { owner, server, why, isOpen: true, notBefore, pauseMs: firstPauseMs, attempts: 0 });
    }
  }

  /** The requests to send now; they count as sent. */
  due(at: number): readonly DueRebirth[] {
    const requests: DueRebirth[] = [];
    for (const [key, wish] of this.wishes) {
      if (at < wish.notBefore) continue;
      if (!wish.isOpen) this.wishes.delete(key);
      else if (this.takeToken(at)) requests.push(ask(wish, at));
    }
    return requests;
  }

  /** The node was born: its next request starts from the short pause again. */
  born(owner: MetricOwner): void {
    this.wishes.delete(ownerPath(owner));
  }

  private takeToken(at: number): boolean {
    const refill = ((at - this.refilledAt) / 1_000) * globalRatePerSecond;
    this.tokens = Math.min(globalRatePerSecond, this.tokens + Math.max(0, refill));
    this.refilledAt = at;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}

function ask(wish: Wish, at: number): DueRebirth {
  const { owner, server, why } = wish;
  wish.attempts += 1;
  wish.notBefore = at + wish.pauseMs;
  wish.pauseMs = Math.min(longestPauseMs, wish.pauseMs * 2);
  wish.isOpen = wish.attempts < patience;
  return { owner, server, why, attempt: wish.attempts };
}
