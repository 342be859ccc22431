import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Authority, type Issued } from './authority.ts';
import { roles, rulesOf, type Role } from './roles.ts';

const registrySchema = z.object({
  hosts: z.array(z.string()),
  clients: z.array(z.object({ name: z.string(), role: z.enum(roles) })),
  revoked: z.array(z.object({ name: z.string(), serial: z.string(), at: z.string() })),
});

type Registry = z.infer<typeof registrySchema>;

/** A certificate of the folder. */
export interface ListedCertificate {
  readonly name: string;
  /** `server` for the broker's own. */
  readonly role: Role | 'server';
  readonly expiresAt: Date;
}

/** Why a request can't be met, with the next step. */
export class CertificateFault extends Error {}

/** Names stand in topics and in the access control list, one a line. */
const clientName = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/;

/**
 * The folder that a plant's broker reads: the authority, the broker's certificate, one for each client below `clients`,
 * the list of revoked ones, and the rules that follow from the clients' roles. Whoever has `authority.key` can let
 * anybody in.
 */
export class CertificateFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Makes the authority and the broker's certificate for the hosts that it is reached by. */
  async create(hosts: readonly string[], days: number): Promise<void> {
    if (existsSync(this.#file('authority.key'))) {
      throw new CertificateFault(
        `${this.#path} has an authority already: renew its certificates, or take another folder.`,
      );
    }
    mkdirSync(this.#file('clients'), { recursive: true });
    this.#writePair('authority', await Authority.create('Andon plant authority'));
    this.#writeRegistry({ hosts: [...hosts], clients: [], revoked: [] });
    await this.renew('server', days);
  }

  async addClient(name: string, role: Role, days: number): Promise<void> {
    const registry = this.#readRegistry();
    if (!clientName.test(name) || name === 'server') {
      throw new CertificateFault(`"${name}" can't be a client's name: use letters, digits, ".", "_" and "-".`);
    }
    if (registry.clients.some((client) => client.name === name)) {
      throw new CertificateFault(`${name} has a certificate: renew it, or revoke it first.`);
    }
    this.#writeRegistry({ ...registry, clients: [...registry.clients, { name, role }] });
    await this.renew(name, days);
  }

  /** Replaces the certificate of the server or of a client by a new one; the old one holds until it expires. */
  async renew(name: string, days: number): Promise<void> {
    const registry = this.#readRegistry();
    const authority = await this.#authority();
    const isServer = name === 'server';
    if (!isServer) requireClient(registry, name);
    const wanted = {
      name: isServer ? (registry.hosts[0] ?? 'mosquitto') : name,
      days,
      hosts: isServer ? registry.hosts : [],
    };
    this.#writePair(pathOf(name), await authority.issue(wanted));
    await this.#writeRules();
  }

  /** Has the broker refuse the certificate from its next start on; the name is free then. */
  async revoke(name: string): Promise<void> {
    const registry = this.#readRegistry();
    requireClient(registry, name);
    const { serialNumber } = this.#certificate(name);
    this.#writeRegistry({
      ...registry,
      clients: registry.clients.filter((client) => client.name !== name),
      revoked: [...registry.revoked, { name, serial: serialNumber, at: new Date().toISOString() }],
    });
    await this.#writeRules();
  }

  list(): readonly ListedCertificate[] {
    const { clients } = this.#readRegistry();
    return [{ name: 'server', role: 'server' as const }, ...clients].map(({ name, role }) => ({
      name,
      role,
      expiresAt: new Date(this.#certificate(name).validTo),
    }));
  }

  async #writeRules(): Promise<void> {
    const { clients, revoked } = this.#readRegistry();
    writeFileSync(this.#file('revoked.pem'), await (await this.#authority()).revocationList(revoked));
    const lines = clients.flatMap((client) => [...rulesOf(client), '']);
    writeFileSync(this.#file('rules.acl'), ['# Written by npm run certs.', '', ...lines].join('\n'), { mode: 0o640 });
  }

  #authority(): Promise<Authority> {
    const read = (ending: string): string => readFileSync(this.#file(`authority.${ending}`), 'utf8');
    return Authority.open({ certificate: read('pem'), key: read('key') });
  }

  #certificate(name: string): X509Certificate {
    return new X509Certificate(readFileSync(this.#file(`${pathOf(name)}.pem`)));
  }

  #writePair(path: string, { certificate, key }: Issued): void {
    writeFileSync(this.#file(`${path}.pem`), certificate);
    writeFileSync(this.#file(`${path}.key`), key, { mode: 0o600 });
  }

  #readRegistry(): Registry {
    const path = this.#file('registry.json');
    if (!existsSync(path)) {
      throw new CertificateFault(`${this.#path} has no authority yet: run npm run certs -- create.`);
    }
    return registrySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  }

  #writeRegistry(registry: Registry): void {
    writeFileSync(this.#file('registry.json'), `${JSON.stringify(registry, null, 2)}\n`);
  }

  #file(name: string): string {
    return join(this.#path, name);
  }
}

function pathOf(name: string): string {
  return name === 'server' ? 'server' : join('clients', name);
}

function requireClient({ clients }: Registry, name: string): void {
  if (clients.some((client) => client.name === name)) return;
  throw new CertificateFault(`No client is called "${name}": npm run certs -- list shows those that are.`);
}
