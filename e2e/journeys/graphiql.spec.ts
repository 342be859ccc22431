import { checkAccessibility } from '../src/check-accessibility.ts';
import { expect, journey } from '../src/journey.ts';
import { takePictures } from '../src/look-at-page.ts';

/** The editor is a package's own; what axe finds in there stands in docs/limitations.md. */
const editor = '.graphiql-container';

journey('GraphiQL asks as whoever is signed in, in their role, live too', async ({ open }) => {
  const page = await open('/graphiql', 'esha@simulator.example');
  const question = page.locator('.graphiql-query-editor .CodeMirror');
  const answer = page.locator('.graphiql-response');
  const ask = async (text: string): Promise<void> => {
    await question.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
    await page.keyboard.press('Control+Enter');
  };
  // The editor can be written in a moment before it hears its keys.
  await expect(async () => {
    await ask('{ enterprises { name } }');
    await expect(answer).toContainText('Simulator Corp', { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expect(answer).not.toContainText('Demo Factory');
  await ask('{ audit_entries { id } }');
  await expect(answer).toContainText("field 'audit_entries' not found in type: 'query_root'");
  await ask('subscription { equipment(where: { name: { _eq: "Filler" } }) { name status { state } } }');
  await expect(answer).toContainText('Filler');
  await takePictures(page, 'graphiql', (seen) => checkAccessibility(seen, { except: editor }));
});
