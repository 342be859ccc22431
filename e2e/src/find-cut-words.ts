import type { Locator } from '@playwright/test';

/** What people press or read first: words there are ours, so that each must have room. */
const places = 'button, summary, [role="tab"], nav a, h1, h2, h3, th, dt, label, legend';

/** Words of buttons, headings and labels that stand beyond their place, and `page` where the whole page is wider than its window. */
export function findCutWords(within: Locator): Promise<readonly string[]> {
  return within.evaluate((root, places) => {
    const slackPx = 1;
    // A font is a little higher than its line, so that letters of neighbouring lines don't touch.
    const slackOfLine = 0.25;
    const isOut = (words: DOMRect, box: DOMRect, fontPx: number) =>
      words.right > box.right + slackPx ||
      words.left < box.left - slackPx ||
      words.bottom > box.bottom + slackOfLine * fontPx ||
      words.top < box.top - slackOfLine * fontPx;
    // Words for screen readers alone stand in a box of one pixel.
    const boxesAround = (element: Element, place: Element): readonly Element[] =>
      element === place || element.parentElement === null
        ? [element]
        : [element, ...boxesAround(element.parentElement, place)];
    const isCut = (text: Node, place: Element) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      const words = range.getBoundingClientRect();
      const parent = text.parentElement ?? place;
      const fontPx = Number.parseFloat(getComputedStyle(parent).fontSize);
      const boxes = boxesAround(parent, place)
        .filter((box) => getComputedStyle(box).display !== 'inline')
        .map((box) => box.getBoundingClientRect());
      return boxes.every(({ width }) => width > 1) && boxes.some((box) => isOut(words, box, fontPx));
    };
    const cut = [...root.querySelectorAll(places)]
      .filter((place) => place.checkVisibility())
      .flatMap((place) => {
        const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        for (let text = walker.nextNode(); text !== null; text = walker.nextNode())
          if ((text.textContent ?? '').trim() !== '' && isCut(text, place)) found.push(text.textContent ?? '');
        return found;
      });
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? ['page', ...cut] : cut;
  }, places);
}
