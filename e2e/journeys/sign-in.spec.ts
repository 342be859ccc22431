import { randomUUID } from 'node:crypto';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';

/** Of demo people on the shop floor (docs/security.md). */
const demoPin = '4071';

journey('a device is made a terminal, where an operator signs in by name and PIN', async ({ open, machine }) => {
  const page = await open('/device');
  await page.getByLabel('Site').selectOption({ label: 'Pune' });
  await page.getByLabel('Name of the terminal').fill(`Terminal ${randomUUID().slice(0, 4)}`);
  await page.getByRole('button', { name: 'Use it as a shared terminal' }).click();
  await expect(page.getByText('This device is a shared terminal')).toBeVisible();
  await page.getByRole('button', { name: /Gita Nair/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  await page.goto(`/terminal/${machine.equipmentId}`);
  await page.getByRole('button', { name: 'Esha Rao' }).click();
  await lookAtPage(page, 'sign-in-pin');
  for (const digit of '0000') await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  for (const digit of demoPin) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByRole('button', { name: 'Esha Rao · Operator' })).toBeVisible();
  await expect(page.getByRole('heading', { name: machine.name })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Justify a stop' })).toBeVisible();
});
