import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Only whoever runs the process may read keys. */
const ownersFile = 0o600;
const ownersFolder = 0o700;

const fileName = /^key-(\d{6})\.json$/;

const contentsSchema = z.object({
  madeAt: z.iso.datetime().transform(Date.parse),
  signsFrom: z.iso.datetime().transform(Date.parse),
  jwk: z.object({
    kty: z.literal('EC'),
    crv: z.string(),
    x: z.string(),
    y: z.string(),
    d: z.string(),
    kid: z.string(),
    alg: z.string(),
    use: z.string(),
  }),
});

/** A private key and when it signs. Times in milliseconds since 1970. */
export interface KeyFile {
  /** Its place among all keys ever made. */
  readonly number: number;
  readonly madeAt: number;
  readonly signsFrom: number;
  readonly jwk: z.infer<typeof contentsSchema>['jwk'];
}

/** Keys as files `key-000001.json`, readable by their owner only. Processes may share the folder. */
export class KeyFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** All keys in the order in which they were made. */
  async read(): Promise<readonly KeyFile[]> {
    await mkdir(this.#folder, { recursive: true, mode: ownersFolder });
    const names = (await readdir(this.#folder)).filter((name) => fileName.test(name)).toSorted();
    const files = await Promise.all(names.map((name) => this.#readFile(name)));
    return files.filter((file) => file !== undefined);
  }

  /** Adds a key, unless another process has added one of that number before. */
  async add({ number, madeAt, signsFrom, jwk }: KeyFile): Promise<void> {
    const contents = { madeAt: new Date(madeAt).toISOString(), signsFrom: new Date(signsFrom).toISOString(), jwk };
    const draft = join(this.#folder, `draft-${process.pid}-${jwk.kid}`);
    await writeFile(draft, `${JSON.stringify(contents, undefined, 2)}\n`, { mode: ownersFile });
    try {
      // A link is there whole or not at all, and never replaces one.
      await link(draft, this.#path(number));
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async remove(number: number): Promise<void> {
    await rm(this.#path(number), { force: true });
  }

  #path(number: number): string {
    return join(this.#folder, `key-${String(number).padStart(6, '0')}.json`);
  }

  /** Nothing when another process has removed it meanwhile. */
  async #readFile(name: string): Promise<KeyFile | undefined> {
    try {
      const contents = contentsSchema.parse(JSON.parse(await readFile(join(this.#folder, name), 'utf8')));
      return { number: Number(fileName.exec(name)?.[1]), ...contents };
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw new Error(
        `The signing key ${join(this.#folder, name)} can't be read. Remove it, and users sign in again.`,
        {
          cause: error,
        },
      );
    }
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
