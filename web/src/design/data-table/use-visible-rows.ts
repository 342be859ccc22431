import { useState, type UIEvent } from 'react';

/** Tables of fewer rows are drawn whole, unless their rows are long. */
const manyRows = 150;
/** Height of a row where only some are drawn; the style sheet has the same. */
export const rowHeightPx = 44;
/** Rows drawn beyond what is seen, so that nothing is blank while scrolling. */
const spareRows = 10;

/** Which rows of a long table are drawn: those in sight, and some around them. */
export function useVisibleRows(count: number, fewRows = manyRows) {
  const [scrolledPx, setScrolledPx] = useState(0);
  const isLong = count > fewRows;
  const inSight = Math.ceil(window.innerHeight / rowHeightPx);
  const topmost = Math.min(Math.floor(scrolledPx / rowHeightPx), Math.max(0, count - inSight));
  return {
    isLong,
    first: isLong ? Math.max(0, topmost - spareRows) : 0,
    end: isLong ? Math.min(count, topmost + inSight + spareRows) : count,
    onScroll: (event: UIEvent<HTMLElement>) => setScrolledPx(event.currentTarget.scrollTop),
  };
}
