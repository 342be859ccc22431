import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** The time, once a second, milliseconds since 1970. One clock for the whole page: whatever runs beside each other ticks together. */
export function useNow(): number {
  return useSyncExternalStore(listenToClock, now);
}

/** The time of the page's clock, milliseconds since 1970. */
export function now(): number {
  return nowMs;
}

/** Calls at every tick of the page's clock, until what it gives back is called. */
export function listenToClock(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}
