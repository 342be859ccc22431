import { useSyncExternalStore } from 'react';

/** Whether the page fills the screen, without navigation, and how to change that. */
export function useFullScreen(): { readonly isFull: boolean; readonly toggle: () => void } {
  const isFull = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  return {
    isFull,
    toggle: () => void (isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  };
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}
