import { describe, expect, it } from 'vitest';
import { SecretHasher } from '../../src/sign-in/secret-hasher.ts';

const hasher = new SecretHasher(12);

/** The third test vector of RFC 7914, section 12: N = 16384, r = 8, p = 1. */
const published = {
  secret: 'pleaseletmein',
  salt: Buffer.from('SodiumChloride').toString('base64').replaceAll('=', ''),
  hash: Buffer.from(
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
    'hex',
  ),
};

describe('a hash of a secret', () => {
  it('fits the secret and no other', async () => {
    const hash = await hasher.hash('correct horse battery staple');
    expect(await hasher.fits('correct horse battery staple', hash)).toBe(true);
    expect(await hasher.fits('correct horse battery stapl', hash)).toBe(false);
    expect(await hasher.fits('', hash)).toBe(false);
  });

  it('has its cost and a salt of its own in it', async () => {
    const [first, second] = [await hasher.hash('the same words'), await hasher.hash('the same words')];
    expect(first).toMatch(/^\$scrypt\$ln=12,r=8,p=3\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(second).not.toBe(first);
    expect(first).not.toContain('same');
  });

  it('is scrypt as published, at the cost that it names', async () => {
    const { secret, salt, hash } = published;
    const known = `$scrypt$ln=14,r=8,p=1$${salt}$${hash.toString('base64').replaceAll('=', '')}`;
    expect(await hasher.fits(secret, known)).toBe(true);
    expect(await hasher.fits(`${secret}.`, known)).toBe(false);
  });

  it('takes a letter for the same however its accent is written', async () => {
    expect(await hasher.fits('Z\u0075\u0308rich am See', await hasher.hash('Z\u00fcrich am See'))).toBe(true);
  });

  it('takes as long where there is none, and never fits', async () => {
    const hash = await hasher.hash('some password');
    // Of the processor: what other processes take is no part of it.
    const timeOf = async (known: string | null): Promise<number> => {
      const before = process.cpuUsage();
      expect(await hasher.fits('wrong password', known)).toBe(false);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    // In turn, so that both meet what slows a processor down; the shortest of several, since all else comes on top.
    let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < 8; round += 1) {
      known = Math.min(known, await timeOf(hash));
      unknown = Math.min(unknown, await timeOf(null));
    }
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });
});
