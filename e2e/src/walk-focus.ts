import type { Page } from '@playwright/test';

/** What is wrong where the focus has been, each by its element. */
export interface FocusFaults {
  /** The focus left the part that it should stay in. */
  readonly outside: readonly string[];
  /** Nothing shows where the focus is (WCAG 2.4.7). */
  readonly unseen: readonly string[];
  /** Something else lies over it (WCAG 2.4.11). */
  readonly hidden: readonly string[];
  /** Smaller than it should be for a finger (WCAG 2.5.8). */
  readonly small: readonly string[];
}

interface Seen {
  readonly element: string;
  readonly isOutside: boolean;
  readonly isUnseen: boolean;
  readonly isHidden: boolean;
  readonly isSmall: boolean;
  /** The focus has been here before. */
  readonly isKnown: boolean;
}

const stepsAtMost = 120;

/** Goes by Tab through all that takes the focus within the last part of that kind, once round. */
export async function walkFocus(page: Page, part: string, targetPx: number): Promise<FocusFaults> {
  const seen: Seen[] = [];
  for (let step = 0; step < stepsAtMost; step += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(lookAtFocus, { part, targetPx, isFirst: step === 0 });
    if (here.isKnown) break;
    seen.push(here);
  }
  const where = (is: (one: Seen) => boolean) => seen.filter(is).map(({ element }) => element);
  return {
    outside: where(({ isOutside }) => isOutside),
    unseen: where(({ isUnseen }) => isUnseen),
    hidden: where(({ isHidden }) => isHidden),
    small: where(({ isSmall }) => isSmall),
  };
}

/** Runs in the page. */
function lookAtFocus({ part, targetPx, isFirst }: { part: string; targetPx: number; isFirst: boolean }): Seen {
  const known = ((window as unknown as { focusWalk?: Set<Element> }).focusWalk ??= new Set<Element>());
  if (isFirst) known.clear();
  const element = document.activeElement ?? document.body;
  const isKnown = known.has(element);
  known.add(element);
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  const shown = [element, element.nextElementSibling, element.parentElement, label];
  const hasOutline = (one: Element | null | undefined) => {
    if (one == null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  };
  const box = element.getBoundingClientRect();
  const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const isOver = above !== null && !shown.some((one) => one?.contains(above) === true || above.contains(one ?? null));
  const isText = element.tagName === 'A' && getComputedStyle(element).display === 'inline';
  const heights = [box.height, label?.getBoundingClientRect().height ?? 0];
  return {
    element: element.outerHTML.slice(0, 160),
    isKnown,
    isOutside: [...document.querySelectorAll(part)].at(-1)?.contains(element) !== true,
    isUnseen: !shown.some(hasOutline),
    isHidden: isOver || box.bottom < 0 || box.top > window.innerHeight,
    isSmall: !isText && Math.max(...heights) < targetPx,
  };
}
