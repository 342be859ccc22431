import type { Listener } from './listener.ts';

/** What a polled query asks, and how often. */
export interface PolledQueryParts {
  readonly ask: () => Promise<string>;
  readonly refetchAfterMs: number;
  readonly listener: Listener;
}

/**
 * A subscription that asks anew in a fixed interval and tells what has changed: for the results of asynchronous actions,
 * which no statement can answer for many subscribers at once. What it answers ends it.
 */
export function startPolledQuery({ ask, refetchAfterMs, listener }: PolledQueryParts): () => void {
  let told: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  const look = async (): Promise<void> => {
    const answer = await ask().then(
      (data) => ({ words: data, tell: () => listener.data(`{"data":${data}}`) }),
      (error: unknown) => ({ words: `fault: ${String(error)}`, tell: () => listener.failing(error) }),
    );
    if (isEnded) return;
    if (answer.words !== told) answer.tell();
    told = answer.words;
    timer = setTimeout(() => void look(), refetchAfterMs);
  };
  void look();
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}
