import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** WCAG 2.2, levels A and AA, as far as a program can tell. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Which part of the page is judged; all of it where nothing is said. */
export interface Judged {
  /** What is not ours. */
  readonly except?: string | undefined;
  readonly only?: string;
}

/** Expects that axe finds nothing on the page as it is now; goes on all the same, so that all faults are told at once. */
export async function checkAccessibility(page: Page, { except, only }: Judged = {}): Promise<void> {
  // Judged where it stands: else each look opens one more page, which only frames of other origins need.
  const axe = new AxeBuilder({ page }).withTags(rules).setLegacyMode();
  if (except !== undefined) axe.exclude(except);
  if (only !== undefined) axe.include(only);
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`,
  );
  expect.soft(found, page.url()).toEqual([]);
}
