/** Dead letters of one reason and source that are kept at once, and how fast more may follow. */
const burst = 100;
const refillPerMinute = 6;

/** Sources that are remembered; a flood that invents sources shares what is left of the last one. */
const rememberedSources = 10_000;

interface Bucket {
  tokens: number;
  refilledAt: number;
  suppressed: number;
}

/** Whether a dead letter is to be stored, and how many before it were not. */
export type Admission = { readonly kind: 'kept'; readonly suppressedBefore: number } | { readonly kind: 'suppressed' };

/** Keeps a flood of refused messages from filling the disk: each reason and source has a burst, then a trickle. */
export class DeadLetterLimiter {
  private readonly buckets = new Map<string, Bucket>();

  /** `kind` is the reason and source; `at` is in milliseconds since the epoch. */
  admit(kind: string, at: number): Admission {
    const bucket = this.bucketOf(kind, at);
    const refill = ((at - bucket.refilledAt) / 60_000) * refillPerMinute;
    bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, refill));
    bucket.refilledAt = at;
    if (bucket.tokens < 1) {
      bucket.suppressed += 1;
      return { kind: 'suppressed' };
    }
    bucket.tokens -= 1;
    const suppressedBefore = bucket.suppressed;
    bucket.suppressed = 0;
    return { kind: 'kept', suppressedBefore };
  }

  private bucketOf(wanted: string, at: number): Bucket {
    const key = this.buckets.has(wanted) || this.buckets.size < rememberedSources ? wanted : 'all other sources';
    const known = this.buckets.get(key);
    if (known !== undefined) return known;
    const bucket = { tokens: burst, refilledAt: at, suppressed: 0 };
    this.buckets.set(key, bucket);
    return bucket;
  }
}
