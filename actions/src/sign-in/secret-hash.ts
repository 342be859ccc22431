import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { HashQueue } from './hash-queue.ts';

/** What a guess costs: `N = 2 ** logCost`, RFC 7914. 32 MiB and three rounds, as OWASP advises for scrypt. */
interface ScryptCost {
  readonly logCost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

const cost: ScryptCost = { logCost: 15, blockSize: 8, parallelization: 3 };
const saltBytes = 16;
const hashBytes = 32;

const runScrypt = promisify(
  (
    secret: string,
    salt: Buffer,
    length: number,
    { logCost, blockSize, parallelization }: ScryptCost,
    done: ScryptDone,
  ) => {
    const options = { N: 2 ** logCost, r: blockSize, p: parallelization };
    // Node refuses to use more memory than this; scrypt needs 128 * N * r bytes and a little more.
    scrypt(secret.normalize('NFKC'), salt, length, { ...options, maxmem: 256 * options.N * options.r }, done);
  },
);
type ScryptDone = (error: Error | null, hash: Buffer) => void;

/** Two at once leave a core for everything else; whoever is behind a hundred others is told to come again. */
const queue = new HashQueue({ running: 2, waiting: 100 });

/**
 * Hashes a password or PIN with a salt of its own: `$scrypt$ln=15,r=8,p=3$salt$hash`. The cost stands in the text, so
 * that it can be raised while older hashes hold.
 */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await queue.run(() => runScrypt(secret, salt, hashBytes, cost));
  const { logCost, blockSize, parallelization } = cost;
  return `$scrypt$ln=${logCost},r=${blockSize},p=${parallelization}$${base64(salt)}$${base64(hash)}`;
}

/** Hash of nothing that anybody can know: who has none is compared with it, for as long as with a real one. */
const nobodysHash = `$scrypt$ln=${cost.logCost},r=${cost.blockSize},p=${cost.parallelization}$${base64(randomBytes(saltBytes))}$${base64(randomBytes(hashBytes))}`;

/** Whether a secret fits a hash. Null, for somebody without one, takes as long and never fits. */
export async function fitsHash(secret: string, known: string | null): Promise<boolean> {
  const { salt, hash, ...parsed } = parseHash(known ?? nobodysHash);
  const computed = await queue.run(() => runScrypt(secret, salt, hash.length, parsed));
  return timingSafeEqual(computed, hash) && known !== null;
}

const form = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function parseHash(text: string): ScryptCost & { readonly salt: Buffer; readonly hash: Buffer } {
  const [, logCost, blockSize, parallelization, salt = '', hash = ''] = form.exec(text) ?? [];
  if (hash === '') throw new Error('A hash is not of the form $scrypt$ln=…,r=…,p=…$salt$hash.');
  return {
    logCost: Number(logCost),
    blockSize: Number(blockSize),
    parallelization: Number(parallelization),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

/** Without padding, as in the string format of password hashes (PHC). */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
