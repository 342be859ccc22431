import { useCallback, useState } from 'react';
import type { BoardSize } from './fit-board.ts';

const margin = 16;

/** How wide the board is and how much of the screen is left below its upper edge; `observe` is the board's `ref`. */
export function useBoardSize() {
  const [size, setSize] = useState<BoardSize>({ width: 0, height: 0 });
  const observe = useCallback((board: HTMLElement | null) => {
    if (board === null) return undefined;
    const measure = (): void => {
      const { width, top } = board.getBoundingClientRect();
      const next = { width, height: Math.max(0, window.innerHeight - top - window.scrollY - margin) };
      setSize((before) => (before.width === next.width && before.height === next.height ? before : next));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(board);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, []);
  return { observe, size };
}
