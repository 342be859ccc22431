import { useEffect, useId, useState, useSyncExternalStore } from 'react';

let open: readonly string[] = [];
const listeners = new Set<() => void>();

/**
 * Keeps a dialog among those that are open, as long as it stands, and tells whether it is on top: only that one goes by Escape. Behind it
 * the focus returns to what opened it or, where that is gone, to the page.
 */
export function useOpenDialog(): boolean {
  const id = useId();
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    change([...open, id]);
    return () => {
      change(open.filter((each) => each !== id));
      returnFocus(opener);
    };
  }, [id, opener]);
  return useSyncExternalStore(subscribe, () => open.at(-1)) === id;
}

/** Whether something lies over the page. */
export function hasOpenDialog(): boolean {
  return open.length > 0;
}

function returnFocus(opener: Element | null): void {
  const target = opener?.isConnected === true ? opener : document.querySelector('main');
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

function change(next: readonly string[]): void {
  open = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
