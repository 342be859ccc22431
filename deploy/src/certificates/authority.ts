// The package's parts find each other by it.
import 'reflect-metadata';
import { randomBytes, type webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
} from '@peculiar/x509';
import { newKeyPair, readKey, signingAlgorithm, writeKey } from './key-pair.ts';

/** A certificate with its private key, both as PEM. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

export interface Wanted {
  /** The common name. */
  readonly name: string;
  readonly days: number;
  /** Names and addresses that a server is reached by; none: a client. */
  readonly hosts: readonly string[];
}

export interface Revoked {
  /** Hexadecimal. */
  readonly serial: string;
  /** ISO 8601. */
  readonly at: string;
}

const dayMs = 86_400_000;
/** Clocks of plants differ. */
const backdatedMs = 3_600_000;
const authorityDays = 3_650;

/** Signs the certificates of a plant's broker and its clients. */
export class Authority {
  readonly #certificate: X509Certificate;
  readonly #key: webcrypto.CryptoKey;

  private constructor(certificate: X509Certificate, key: webcrypto.CryptoKey) {
    this.#certificate = certificate;
    this.#key = key;
  }

  static async open({ certificate, key }: Issued): Promise<Authority> {
    return new Authority(new X509Certificate(certificate), await readKey(key));
  }

  /** A new authority that signs itself, for ten years. */
  static async create(name: string): Promise<Issued> {
    const keys = await newKeyPair();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber: newSerial(),
      name: `CN=${name}`,
      ...validity(authorityDays),
      signingAlgorithm,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return { certificate: pem(certificate), key: await writeKey(keys.privateKey) };
  }

  async issue({ name, days, hosts }: Wanted): Promise<Issued> {
    const keys = await newKeyPair();
    const usage = hosts.length > 0 ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth;
    const certificate = await X509CertificateGenerator.create({
      serialNumber: newSerial(),
      subject: `CN=${name}`,
      issuer: this.#certificate.subject,
      ...validity(days),
      signingAlgorithm,
      publicKey: keys.publicKey,
      signingKey: this.#key,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([usage]),
        ...(hosts.length > 0 ? [new SubjectAlternativeNameExtension(hosts.map(alternativeName))] : []),
        await AuthorityKeyIdentifierExtension.create(this.#certificate),
      ],
    });
    return { certificate: pem(certificate), key: await writeKey(keys.privateKey) };
  }

  /** The list of certificates that are to be refused, which holds as long as the authority. */
  async revocationList(revoked: readonly Revoked[]): Promise<string> {
    const list = await X509CrlGenerator.create({
      issuer: this.#certificate.subject,
      thisUpdate: new Date(Date.now() - backdatedMs),
      nextUpdate: this.#certificate.notAfter,
      entries: revoked.map(({ serial, at }) => ({ serialNumber: serial, revocationDate: new Date(at) })),
      signingAlgorithm,
      signingKey: this.#key,
    });
    // OpenSSL reads the list under this label only.
    return `${list.toString('pem').replaceAll(' CRL-----', ' X509 CRL-----')}\n`;
  }
}

function pem(certificate: X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}

function validity(days: number): { readonly notBefore: Date; readonly notAfter: Date } {
  return { notBefore: new Date(Date.now() - backdatedMs), notAfter: new Date(Date.now() + days * dayMs) };
}

/** Positive, as serial numbers must be. */
function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

function alternativeName(host: string): { readonly type: 'dns' | 'ip'; readonly value: string } {
  return { type: /^[\d.]+$|:/.test(host) ? 'ip' : 'dns', value: host };
}
