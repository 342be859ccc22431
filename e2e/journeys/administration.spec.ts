import { randomUUID } from 'node:crypto';
import { demoPassword } from '../src/api.ts';
import { expect, journey } from '../src/journey.ts';

journey('a product is added, and the audit log shows who did, with before and after', async ({ open, openBeside }) => {
  const code = `E2E-${randomUUID().slice(0, 8)}`;
  const page = await open('/products');
  await page.getByRole('button', { name: 'Create a product' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Code').fill(code);
  await form.getByLabel('Name').fill('Jar');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: `Change: ${code}` }).click();
  await form.getByLabel('Name').fill('Large jar');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row').filter({ hasText: code })).toContainText('Large jar');
  const audit = await openBeside('/audit', 'gita@simulator.example');
  const entry = audit
    .getByRole('row')
    .filter({ hasText: /Gita Nair.*products.*Changed/ })
    .first();
  await entry.getByRole('button').click();
  await expect(audit.getByRole('dialog').getByRole('row').filter({ hasText: 'Large jar' })).toContainText('Jar');
});

journey('a user is added with a role, and signs in', async ({ open, openBeside }) => {
  const email = `${randomUUID().slice(0, 8)}@simulator.example`;
  const page = await open('/users');
  await page.getByRole('button', { name: 'Create a user' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill('Hari Menon');
  await form.getByLabel('E-mail').fill(email);
  await form.getByLabel('Role').selectOption('operator');
  await form.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('row').filter({ hasText: email });
  await expect(row).toContainText('Operator');
  await row.getByRole('button', { name: /Set password/ }).click();
  await form.getByRole('textbox', { name: 'Password' }).fill(demoPassword);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  const own = await openBeside('/', email);
  await expect(own.getByRole('button', { name: 'Hari Menon · Operator' })).toBeVisible();
});
