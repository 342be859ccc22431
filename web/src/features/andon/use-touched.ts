import { useCallback, useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';

const untouchedAfterMs = 5_000;

/** Whether somebody has a finger, a mouse or the keyboard on something, or had a moment ago. `hands` are for the element. */
export function useTouched() {
  const [isTouched, setTouched] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const release = useCallback(() => {
    clearTimeout(timer.current);
    setTouched(false);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const hands = useMemo(() => {
    const hold = (): void => {
      clearTimeout(timer.current);
      setTouched(true);
    };
    const touch = (): void => {
      hold();
      timer.current = setTimeout(release, untouchedAfterMs);
    };
    return {
      onPointerDown: hold,
      onPointerUp: touch,
      onPointerCancel: touch,
      onPointerMove: ({ buttons }: PointerEvent) => (buttons === 0 ? touch() : hold()),
      onWheel: touch,
      onFocus: touch,
    };
  }, [release]);
  return { isTouched, release, hands };
}
