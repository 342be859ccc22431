import { readKeySettings } from './settings.ts';
import { openKeys } from './sign-in/signing-keys.ts';

/** `npm run keys:rotate`: the next signing key. With `--now` all others are void at once, as after a theft. */
async function main(): Promise<void> {
  const settings = readKeySettings();
  const keys = openKeys(settings);
  const isTheft = process.argv.includes('--now');
  await (isTheft ? keys.replace() : keys.rotate());
  const outcome = isTheft
    ? 'A new key signs from now on. No access token holds that was signed before; users carry on with their refresh tokens.'
    : 'The next key is public and signs in two minutes. The present one stays public until its last token has ended.';
  process.stdout.write(`${outcome} Keys: ${settings.keysFolder}\n`);
}

await main();
