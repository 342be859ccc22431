import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';

journey(
  'the report of a shift is reached from the list of shifts, and says that an open shift goes on changing',
  async ({ open }) => {
    const page = await open('/shifts');
    await lookAtPage(page, 'shifts');
    await page.getByRole('rowheader').getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Where the time went' })).toContainText('Planned production');
    await page.getByRole('button', { name: 'May still change: why?' }).click();
    await expect(page.getByText('The shift is not closed yet')).toBeVisible();
    await page.keyboard.press('Escape');
    await lookAtPage(page, 'shift');
  },
);
