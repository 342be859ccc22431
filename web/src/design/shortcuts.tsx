import { useEffect, useSyncExternalStore } from 'react';
import { hasOpenDialog } from './use-open-dialog.ts';

/** A key of the page that is open, as the list under `?` shows it. */
export interface Shortcut {
  /** As `KeyboardEvent.key` has it; two keys one after the other with a blank between, such as `g p`. */
  readonly keys: string;
  /** What it does, in the language that is spoken. */
  readonly does: string;
  /** Undefined where the key acts on what has the focus, which hears it itself. */
  readonly act?: () => void;
}

let shortcuts: readonly Shortcut[] = [];
let firstKey: string | undefined;
const listeners = new Set<() => void>();

/** Makes keys act, and lists them under `?`, as long as the component stands. `own` must keep its identity between drawings. */
export function useShortcuts(own: readonly Shortcut[]): void {
  useEffect(() => {
    change([...shortcuts, ...own]);
    return () => change(shortcuts.filter((each) => !own.includes(each)));
  }, [own]);
}

/** Every key that acts now. */
export function useAllShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => shortcuts);
}

function change(next: readonly Shortcut[]): void {
  shortcuts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function onKey(event: KeyboardEvent): void {
  // What is being filled in over the page must not go by a slip.
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || hasOpenDialog()) return;
  const pair = firstKey === undefined ? undefined : `${firstKey} ${event.key}`;
  const found = actsBy(pair) ?? actsBy(event.key);
  firstKey = found === undefined ? event.key : undefined;
  if (found?.act === undefined) return;
  event.preventDefault();
  found.act();
}

function actsBy(keys: string | undefined): Shortcut | undefined {
  return shortcuts.find((each) => each.act !== undefined && each.keys === keys);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

window.addEventListener('keydown', onKey);
