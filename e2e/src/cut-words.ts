import type { Locator } from '@playwright/test';

/** What stands on buttons whose words are wider than the room they have, so that they end within a letter. */
export function cutWords(within: Locator): Promise<readonly string[]> {
  return within.locator('button, button *').evaluateAll((all) =>
    all
      .filter((each) => getComputedStyle(each).overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1)
      .filter((each) => each.clientWidth > 1)
      .map((each) => each.textContent),
  );
}
