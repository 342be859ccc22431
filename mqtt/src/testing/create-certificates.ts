import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of PEM files. */
export interface KeyPair {
  readonly certificateFile: string;
  readonly keyFile: string;
}

export interface Certificates {
  readonly authorityFile: string;
  readonly server: KeyPair;
  /** By their common name. */
  readonly clients: ReadonlyMap<string, KeyPair>;
}

const validForDays = '2';

/** Makes an authority, a certificate for a server on 127.0.0.1 and one for each client, with openssl. */
export function createCertificates(folder: string, clientNames: readonly string[]): Certificates {
  const authority = pathsOf(folder, 'authority');
  openssl(['req', '-x509', ...newKey(authority), '-subj', '/CN=test authority', '-days', validForDays]);
  return {
    authorityFile: authority.certificateFile,
    server: createSigned(folder, authority, '127.0.0.1'),
    clients: new Map(clientNames.map((name) => [name, createSigned(folder, authority, name)])),
  };
}

function createSigned(folder: string, authority: KeyPair, commonName: string): KeyPair {
  const pair = pathsOf(folder, commonName);
  const request = join(folder, `${commonName}.csr`);
  const extensions = join(folder, `${commonName}.ext`);
  writeFileSync(extensions, 'subjectAltName=IP:127.0.0.1\n');
  openssl(['req', ...newKey({ ...pair, certificateFile: request }), '-subj', `/CN=${commonName}`]);
  const signer = ['-CA', authority.certificateFile, '-CAkey', authority.keyFile, '-CAcreateserial'];
  const output = ['-out', pair.certificateFile, '-days', validForDays, '-extfile', extensions];
  openssl(['x509', '-req', '-in', request, ...signer, ...output]);
  return pair;
}

function pathsOf(folder: string, name: string): KeyPair {
  return { certificateFile: join(folder, `${name}.pem`), keyFile: join(folder, `${name}.key`) };
}

function newKey({ certificateFile, keyFile }: KeyPair): readonly string[] {
  return [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    keyFile,
    '-out',
    certificateFile,
  ];
}

function openssl(words: readonly string[]): void {
  execFileSync('openssl', [...words], { stdio: 'pipe' });
}
