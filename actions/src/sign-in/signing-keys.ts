import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { KeySettings } from '../settings.ts';
import { KeyFolder, type KeyFile } from './key-folder.ts';

/** ECDSA on P-256: Hasura, and everything else that reads tokens, knows it. */
export const signingAlgorithm = 'ES256';

/** How long public keys may be kept by those who fetch them. Seconds. */
export const publicKeysMaxAgeSeconds = 60;

/** A new key is public for twice as long before it signs: nobody meets a token whose key is not known yet. */
const publishedBeforeMs = 2 * publicKeysMaxAgeSeconds * 1_000;

/** What is changed by others (a rotation, another worker) is seen after this long. */
const rereadAfterMs = 5_000;

export interface SigningKeysOptions {
  /** Where keys are kept, one file each. */
  readonly folder: string;
  /** A key of this age is replaced. */
  readonly rotateAfterMs: number;
  /** The longest that a token holds; so long an old key stays public after it has signed the last one. */
  readonly longestTokenMs: number;
  readonly now?: () => number;
}

/** The keys of these settings. */
export function openKeys({ keysFolder, rotateKeysAfterMs, accessTokenSeconds }: KeySettings): SigningKeys {
  return new SigningKeys({
    folder: keysFolder,
    rotateAfterMs: rotateKeysAfterMs,
    longestTokenMs: accessTokenSeconds * 1_000,
  });
}

export interface SigningKey {
  readonly kid: string;
  readonly key: Awaited<ReturnType<typeof importJWK>>;
}

/**
 * The keys that sign access tokens. A key is `announced` when it is made: public, so that verifiers fetch it, but not in
 * use. From `signsFrom` on the newest such key is `signing`. When the next one signs it is `retired`: public until the
 * last token that it signed has ended, then its file is removed. The first key signs at once. Several workers share a
 * folder: keys are numbered, and only one can make the next number.
 */
export class SigningKeys {
  readonly #options: SigningKeysOptions;
  readonly #folder: KeyFolder;
  readonly #now: () => number;
  #files: readonly KeyFile[] = [];
  #readAtMs = -Infinity;

  constructor(options: SigningKeysOptions) {
    this.#options = options;
    this.#folder = new KeyFolder(options.folder);
    this.#now = options.now ?? Date.now;
  }

  /** The key to sign with now; makes the first one, and the next one when it is time. */
  async signingKey(): Promise<SigningKey> {
    const files = await this.#currentFiles();
    const file = files.findLast(({ signsFrom }) => signsFrom <= this.#now());
    if (file === undefined) throw new Error(`No key in ${this.#options.folder} may sign yet.`);
    return { kid: file.jwk.kid, key: await importJWK(file.jwk, signingAlgorithm) };
  }

  /** All keys that tokens may be signed with, as a JSON Web Key Set without private parts. */
  async publicKeys(): Promise<{ readonly keys: JWK[] }> {
    return { keys: (await this.#currentFiles()).map(({ jwk }) => publicPart(jwk)) };
  }

  /** Makes the next key. It signs when everybody can have fetched it. */
  async rotate(): Promise<void> {
    await this.#makeBehind((await this.#folder.read()).at(-1), this.#now() + publishedBeforeMs);
  }

  /** Makes the next key, which signs at once, and forgets all others: no token holds that was signed before. */
  async replace(): Promise<void> {
    const former = await this.#folder.read();
    await this.#makeBehind(former.at(-1), this.#now());
    for (const { number } of former) await this.#folder.remove(number);
    this.#readAtMs = -Infinity;
  }

  async #currentFiles(): Promise<readonly KeyFile[]> {
    if (this.#now() - this.#readAtMs < rereadAfterMs) return this.#files;
    await this.#read();
    const newest = this.#files.at(-1);
    if (newest === undefined) await this.#makeBehind(undefined, this.#now());
    else if (this.#now() - newest.madeAt >= this.#options.rotateAfterMs)
      await this.#makeBehind(newest, this.#now() + publishedBeforeMs);
    await this.#removeRetired();
    return this.#files;
  }

  async #read(): Promise<void> {
    this.#files = await this.#folder.read();
    this.#readAtMs = this.#now();
  }

  /** Makes the key that follows the one that was the newest when it was found to be time; only one is made, whoever else finds so. */
  async #makeBehind(newest: KeyFile | undefined, signsFrom: number): Promise<void> {
    const number = (newest?.number ?? 0) + 1;
    const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
    const { crv = '', x = '', y = '', d = '' } = await exportJWK(privateKey);
    const kid = await calculateJwkThumbprint({ kty: 'EC', crv, x, y });
    await this.#folder.add({
      number,
      madeAt: this.#now(),
      signsFrom,
      jwk: { kty: 'EC', crv, x, y, d, kid, alg: signingAlgorithm, use: 'sig' },
    });
    await this.#read();
  }

  /** A key whose successor has signed for as long as a token holds has no token left. */
  async #removeRetired(): Promise<void> {
    const endedBefore = this.#now() - this.#options.longestTokenMs - publishedBeforeMs;
    const lastNeeded = this.#files.findLast(({ signsFrom }) => signsFrom <= endedBefore)?.number ?? 0;
    const retired = this.#files.filter(({ number }) => number < lastNeeded);
    for (const { number } of retired) await this.#folder.remove(number);
    if (retired.length > 0) await this.#read();
  }
}

function publicPart({ kty, crv, x, y, kid, alg, use }: KeyFile['jwk']): JWK {
  return { kty, crv, x, y, kid, alg, use };
}
