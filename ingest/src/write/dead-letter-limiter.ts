import type { DeadLetter } from './dead-letter.ts';

/** Dead letters of one reason and source that are kept at once, and how fast more may follow. */
const burst = 100;
const refillPerMinute = 6;

/** Sources that are remembered; a flood that invents sources shares what is left of the last one. */
const rememberedSources = 10_000;

interface Bucket {
  tokens: number;
  refilledAt: number;
}

/** Keeps a flood of refused messages from filling the disk: each reason and source has a burst, then a trickle. */
export class DeadLetterLimiter {
  private readonly buckets = new Map<string, Bucket>();

  /** True when this one is to be stored; false when it is only to be counted. */
  admit({ reason, source }: DeadLetter, at: number): boolean {
    const bucket = this.bucketOf(`${reason} ${source}`, at);
    const refill = ((at - bucket.refilledAt) / 60_000) * refillPerMinute;
    bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, refill));
    bucket.refilledAt = at;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  private bucketOf(wanted: string, at: number): Bucket {
    const key = this.buckets.has(wanted) || this.buckets.size < rememberedSources ? wanted : 'all other sources';
    const known = this.buckets.get(key);
    if (known !== undefined) return known;
    const bucket = { tokens: burst, refilledAt: at };
    this.buckets.set(key, bucket);
    return bucket;
  }
}
