import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileName = 'webhook.key';
const keyBytes = 32;

/**
 * The keys that webhooks are signed with: one per enterprise, made of a root key that lies in a file beside the keys of
 * tokens. So no secret stands in the database, where logs and audit entries would show it.
 */
export class WebhookKeys {
  readonly #root: Buffer;

  private constructor(root: Buffer) {
    this.#root = root;
  }

  /** Reads the root key of a folder; makes it when there is none. */
  static async open(folder: string): Promise<WebhookKeys> {
    await mkdir(folder, { recursive: true });
    const path = join(folder, fileName);
    // Of several processes that start at once one gets its key in, whole, and all read that.
    const draft = `${path}.${randomUUID()}`;
    await writeFile(draft, randomBytes(keyBytes).toString('hex'), { mode: 0o600 });
    await link(draft, path).catch(passWhenThere);
    await unlink(draft);
    return new WebhookKeys(Buffer.from((await readFile(path, 'utf8')).trim(), 'hex'));
  }

  /** Hexadecimal; receivers verify signatures with it. */
  keyOf(enterpriseId: number): string {
    return createHmac('sha256', this.#root).update(`webhooks of enterprise ${enterpriseId}`).digest('hex');
  }
}

function passWhenThere(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
