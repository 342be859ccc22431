import { parseArgs } from 'node:util';
import { CertificateFault, CertificateFolder } from './certificate-folder.ts';
import { roles, type Role } from './roles.ts';

const usage = `npm run certs -- create --host broker.plant.example --host 10.0.0.5   an authority, and the broker's certificate
npm run certs -- client line-1 --role edge                            a client: ${roles.join(', ')}
npm run certs -- renew line-1                                         a new certificate; "server" for the broker's
npm run certs -- revoke line-1                                        refused from the broker's next start on
npm run certs -- list                                                 names, roles, expiry
--days N: how long a certificate holds (397); --folder F: where (deploy/certificates)`;

const defaultDays = 397;
const dayMs = 86_400_000;
const soonDays = 30;

type Print = (line: string) => void;

/** Runs one command of `npm run certs`; answers its exit code. */
export async function runCertificateCommand(words: readonly string[], folder: string, print: Print): Promise<number> {
  try {
    await run(words, folder, print);
    return 0;
  } catch (error) {
    if (!(error instanceof CertificateFault)) throw error;
    print(error.message);
    return 1;
  }
}

async function run(words: readonly string[], defaultFolder: string, print: Print): Promise<void> {
  const { values, positionals } = readWords(words);
  const folder = new CertificateFolder(values.folder ?? defaultFolder);
  const days = readDays(values.days);
  const [verb, name = ''] = positionals;
  if (verb === 'create') await folder.create([...(values.host ?? []), 'mosquitto', 'localhost', '127.0.0.1'], days);
  else if (verb === 'client') await folder.addClient(name, readRole(values.role), days);
  else if (verb === 'renew') await folder.renew(name, days);
  else if (verb === 'revoke') await folder.revoke(name);
  else if (verb !== 'list') throw new CertificateFault(usage);
  for (const { name: one, role, expiresAt } of folder.list()) {
    const left = Math.floor((expiresAt.getTime() - Date.now()) / dayMs);
    const note = left < soonDays ? `  renew it: ${left} days left` : '';
    print(`${one.padEnd(24)} ${role.padEnd(10)} ${expiresAt.toISOString().slice(0, 10)}${note}`);
  }
}

function readWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        host: { type: 'string', multiple: true },
        role: { type: 'string' },
        days: { type: 'string' },
        folder: { type: 'string' },
      },
    });
  } catch {
    throw new CertificateFault(usage);
  }
}

function readDays(text: string | undefined): number {
  const days = text === undefined ? defaultDays : Number(text);
  if (!Number.isInteger(days) || days < 1) throw new CertificateFault('--days is a whole number of days, at least 1.');
  return days;
}

function readRole(text: string | undefined): Role {
  const role = roles.find((one) => one === text);
  if (role === undefined) throw new CertificateFault(`--role is one of ${roles.join(', ')}.`);
  return role;
}
