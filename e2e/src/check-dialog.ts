import { expect, type Locator, type Page } from '@playwright/test';
import { checkAccessibility } from './check-accessibility.ts';
import { findCutWords } from './find-cut-words.ts';
import { walkFocus, type FocusFaults } from './walk-focus.ts';

/** Touch targets of a desk, and of a terminal that is used with gloves (WCAG 2.5.8 asks for the first). */
export const leastTargetPx = { desk: 24, terminal: 56 } as const;

/**
 * Opens a dialog by keyboard and expects of it: no fault that axe finds in either theme, a focus that is seen wherever it goes and never
 * leaves, targets that are large enough, no word that is cut, and Escape as a way back to what opened it.
 */
export async function checkDialog(page: Page, opener: Locator, targetPx: number): Promise<void> {
  const name = (await opener.getAttribute('aria-label')) ?? (await opener.textContent()) ?? '';
  await opener.focus();
  await page.keyboard.press('Enter');
  await lookAtDialog(page, name, targetPx);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog'), `Escape closes: ${name}`).toHaveCount(0);
  await expect.soft(opener, `the focus returns to: ${name}`).toBeFocused();
}

/** The same of the dialog that is on top now. */
export async function lookAtDialog(page: Page, name: string, targetPx: number): Promise<void> {
  const dialog = page.getByRole('dialog').last();
  await expect(dialog, `opens: ${name}`).toBeVisible();
  await expect(dialog.locator('[data-kind="loading"], .mantine-Skeleton-root')).toHaveCount(0);
  expect.soft(await findCutWords(dialog), `cuts no words: ${name}`).toEqual([]);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await checkAccessibility(page, { only: '[role="dialog"]' });
  }
  const none: FocusFaults = { outside: [], unseen: [], hidden: [], small: [] };
  expect.soft(await walkFocus(page, '[role="dialog"]', targetPx), name).toEqual(none);
}
