import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { HashQueue } from './hash-queue.ts';

/** What a guess costs, in the words of RFC 7914; `N = 2 ** logCost`. */
interface ScryptCost {
  readonly logCost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

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

/** Beside the logarithm of N, which settings say. */
const blockSize = 8;
const parallelization = 3;

/**
 * Hashes passwords and PINs with scrypt, at a cost of its own for new ones: `$scrypt$ln=15,r=8,p=3$salt$hash`. The cost
 * stands in the text, so that it can be raised while older hashes hold.
 */
export class SecretHasher {
  readonly #cost: ScryptCost;
  /** Fits nothing that anybody can know. */
  readonly #nobodysHash: string;
  /** Two at once leave a core for everything else; whoever is behind a hundred others is told to come again. */
  readonly #queue = new HashQueue({ running: 2, waiting: 100 });

  /** @param logCost `N = 2 ** logCost`; 15 takes 32 MiB and three rounds, as OWASP advises for scrypt */
  constructor(logCost: number) {
    this.#cost = { logCost, blockSize, parallelization };
    this.#nobodysHash = formatHash(this.#cost, randomBytes(saltBytes), randomBytes(hashBytes));
  }

  async hash(secret: string): Promise<string> {
    const salt = randomBytes(saltBytes);
    return formatHash(this.#cost, salt, await this.#compute(secret, salt, hashBytes, this.#cost));
  }

  /** Whether a secret fits a hash. Null, for somebody without one, takes as long and never fits. */
  async fits(secret: string, known: string | null): Promise<boolean> {
    const { salt, hash, ...cost } = parseHash(known ?? this.#nobodysHash);
    const computed = await this.#compute(secret, salt, hash.length, cost);
    return timingSafeEqual(computed, hash) && known !== null;
  }

  /** Whether a guess at this hash costs less than one at a new one. */
  isOutdated(known: string | null): boolean {
    return known !== null && parseHash(known).logCost < this.#cost.logCost;
  }

  async #compute(secret: string, salt: Buffer, length: number, cost: ScryptCost): Promise<Buffer> {
    return this.#queue.run(async () => runScrypt(secret, salt, length, cost));
  }
}

function formatHash(cost: ScryptCost, salt: Buffer, hash: Buffer): string {
  return `$scrypt$ln=${cost.logCost},r=${cost.blockSize},p=${cost.parallelization}$${base64(salt)}$${base64(hash)}`;
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
