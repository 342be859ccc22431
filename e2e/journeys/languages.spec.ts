import { checkAccessibility } from '../src/check-accessibility.ts';
import { findCutWords } from '../src/find-cut-words.ts';
import { expect, journey } from '../src/journey.ts';
import { addressesOf, placesOf, settle } from '../src/pages.ts';

const administrator = 'gita@simulator.example';
/** A tablet at the line: the narrowest that the pages are made for. */
const tablet = { width: 1_280, height: 800 };
/** Those whose words are longer than English; the editor of others speaks English only. */
const longer = { pt: 'Português', de: 'Deutsch' };
const foreign = 'graphiql';

for (const [language, name] of Object.entries(longer)) {
  journey(`every page speaks ${name}, and its buttons and headings have room for the words`, async ({ open }) => {
    const page = await open('/', administrator);
    await page.setViewportSize(tablet);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('button', { name: /Gita Nair/ }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await checkAccessibility(page, { only: '[role="menu"]' });
    await page.getByRole('menuitemradio', { name }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    for (const address of addressesOf(await placesOf(administrator)).filter(({ name }) => name !== foreign)) {
      await page.goto(address.path);
      await settle(page);
      expect.soft(await findCutWords(page.locator('body')), address.path).toEqual([]);
      if (address.name !== 'terminal') continue;
      for (const key of ['j', 'o', 's', 'c']) {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
        expect.soft(await findCutWords(page.locator('body')), `${address.path}, ${key}`).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
    }
  });
}
