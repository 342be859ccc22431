import { routes } from '@andon/web/routes';
import { checkAccessibility } from '../src/check-accessibility.ts';
import { countSubscriptions } from '../src/count-subscriptions.ts';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage, takePictures } from '../src/look-at-page.ts';
import { addressOf, placesOf, settle } from '../src/pages.ts';

const administrator = 'gita@simulator.example';

/** An editor of others, with faults of its own. */
const foreignParts: Readonly<Record<string, string>> = { graphiql: '.graphiql-container' };

const { signIn, ...signedIn } = routes;

for (const [name, pattern] of Object.entries(signedIn)) {
  journey(`the page ${name} stands without a fault of accessibility, and asks for its view once`, async ({ open }) => {
    const path = addressOf(pattern, await placesOf(administrator));
    const page = await open('/', administrator);
    // What the page of before asks for is not counted: it is gone.
    await page.goto('about:blank');
    const subscribed = countSubscriptions(page);
    await page.goto(path);
    await settle(page);
    await takePictures(page, name, (seen) => checkAccessibility(seen, { except: foreignParts[name] }));
    const twice = subscribed.filter((each, index) => subscribed.indexOf(each) !== index);
    expect(twice, 'subscribed more than once').toEqual([]);
  });
}

journey('signing in stands without a fault of accessibility', async ({ page }) => {
  await page.goto(signIn);
  await settle(page);
  await lookAtPage(page, 'sign-in');
});
