import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SigningKeys } from '../../src/sign-in/signing-keys.ts';

const day = 86_400_000;
const minute = 60_000;

let folder: string;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andon-keys-'));
  now = Date.parse('2026-03-02T06:00:00Z');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function openKeys({ of = folder, clock = () => now } = {}): SigningKeys {
  return new SigningKeys({ folder: of, rotateAfterMs: 30 * day, longestTokenMs: 15 * minute, now: clock });
}

async function publicKids(keys: SigningKeys): Promise<readonly (string | undefined)[]> {
  return (await keys.publicKeys()).keys.map(({ kid }) => kid);
}

describe('signing keys', () => {
  it('are made at the first start, for their owner only, and kept', async () => {
    const first = await openKeys().signingKey();
    const [file = ''] = readdirSync(folder);
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    expect((await openKeys().signingKey()).kid).toBe(first.kid);
    expect(readdirSync(folder)).toEqual(['key-000001.json']);
  });

  it('are public without their private part', async () => {
    const keys = openKeys();
    const { kid } = await keys.signingKey();
    const { keys: published } = await keys.publicKeys();
    expect(published).toMatchObject([{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid }]);
    expect(Object.keys(published[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('are one, however many workers start at once', async () => {
    const kids = await Promise.all(Array.from({ length: 8 }, async () => (await openKeys().signingKey()).kid));
    expect(new Set(kids).size).toBe(1);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it.each([
    ['the first key', []],
    ['the next key', [30 * day]],
  ])('are one, though another worker makes %s at the moment that it is found to be missing', async (_which, passed) => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'andon-keys-'));
    for (const ms of [0, ...passed]) {
      now += ms;
      await openKeys({ of: elsewhere }).signingKey();
      if (ms === 0 && passed.length > 0) cpSync(elsewhere, folder, { recursive: true });
    }
    // The clock is asked before and after the folder is read; the other worker's key is there from then on.
    let asked = 0;
    const clock = (): number => {
      asked += 1;
      if (asked > 1) cpSync(elsewhere, folder, { recursive: true, force: false });
      return now;
    };
    await openKeys({ clock }).signingKey();
    expect(readdirSync(folder)).toEqual(readdirSync(elsewhere));
    expect(await publicKids(openKeys())).toEqual(await publicKids(openKeys({ of: elsewhere })));
    rmSync(elsewhere, { recursive: true });
  });

  it('are public before they sign, and until the last token of theirs has ended', async () => {
    const keys = openKeys();
    const { kid: first } = await keys.signingKey();
    await keys.rotate();
    const [, second] = await publicKids(keys);
    expect((await keys.signingKey()).kid).toBe(first);
    now += 2 * minute;
    expect((await keys.signingKey()).kid).toBe(second);
    expect(await publicKids(keys)).toEqual([first, second]);
    now += 15 * minute;
    expect(await publicKids(keys)).toEqual([first, second]);
    now += 3 * minute;
    expect(await publicKids(keys)).toEqual([second]);
    expect(readdirSync(folder)).toEqual(['key-000002.json']);
  });

  it('rotate by age', async () => {
    const keys = openKeys();
    const { kid: first } = await keys.signingKey();
    now += 30 * day;
    expect((await keys.signingKey()).kid).toBe(first);
    now += 2 * minute;
    expect((await keys.signingKey()).kid).not.toBe(first);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('are seen by other workers', async () => {
    const [one, other] = [openKeys(), openKeys()];
    await Promise.all([one.signingKey(), other.signingKey()]);
    await one.rotate();
    now += 2 * minute;
    expect((await other.signingKey()).kid).toBe((await one.signingKey()).kid);
  });

  it('are void at once when they are replaced', async () => {
    const keys = openKeys();
    const { kid: first } = await keys.signingKey();
    await keys.replace();
    const { kid } = await keys.signingKey();
    expect(kid).not.toBe(first);
    expect(await publicKids(keys)).toEqual([kid]);
  });
});
