import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCertificateCommand } from '../src/certificates/run-certificate-command.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andon-certificates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(...words: readonly string[]): Promise<readonly [number, ...string[]]> {
  const said: string[] = [];
  return [await runCertificateCommand(words, folder, (line) => said.push(line)), ...said];
}

const certificate = (path: string): X509Certificate => new X509Certificate(readFileSync(join(folder, path)));
const rules = (): string => readFileSync(join(folder, 'rules.acl'), 'utf8');

test('an authority signs the broker under its names, and clients under theirs', async () => {
  expect((await run('create', '--host', 'broker.plant.example', '--host', '10.0.0.5'))[0]).toBe(0);
  expect(await run('client', 'line-1', '--role', 'edge', '--days', '10')).toEqual([
    0,
    expect.stringMatching(/^server +server +\d{4}-\d\d-\d\d$/),
    expect.stringMatching(/^line-1 +edge +\d{4}-\d\d-\d\d {2}renew it: 9 days left$/),
  ]);
  const authority = certificate('authority.pem');
  const server = certificate('server.pem');
  expect([server.verify(authority.publicKey), server.checkIssued(authority)]).toEqual([true, true]);
  expect([server.checkHost('broker.plant.example'), server.checkHost('mosquitto'), server.checkIP('10.0.0.5')]).toEqual(
    ['broker.plant.example', 'mosquitto', '10.0.0.5'],
  );
  const client = certificate('clients/line-1.pem');
  expect([client.verify(authority.publicKey), client.subject, client.ca]).toEqual([true, 'CN=line-1', false]);
  expect(statSync(join(folder, 'authority.key')).mode & 0o077).toBe(0);
});

test('a renewed certificate is another of the same name; a revoked client has no rules left', async () => {
  await run('create');
  await run('client', 'line-1', '--role', 'edge');
  await run('client', 'screens', '--role', 'dashboard');
  const before = certificate('clients/line-1.pem').serialNumber;
  expect((await run('renew', 'line-1'))[0]).toBe(0);
  expect(certificate('clients/line-1.pem').serialNumber).not.toBe(before);
  expect(rules()).toContain('user line-1\n');
  expect((await run('revoke', 'line-1'))[0]).toBe(0);
  expect(rules()).not.toContain('line-1');
  expect(rules()).toContain('user screens\n');
  // The name is free again.
  expect((await run('client', 'line-1', '--role', 'scada'))[0]).toBe(0);
});

test.each([
  ['before there is an authority', ['list'], 'npm run certs -- create'],
  ['of a role that there is not', ['client', 'x', '--role', 'king'], '--role is one of edge'],
  ['that there is not', ['fly'], 'npm run certs -- client'],
  ['for no time at all', ['create', '--days', '0'], '--days'],
])('a command %s is refused with what to do', async (_, words, sentence) => {
  const [code, said] = await run(...words);
  expect([code, said]).toEqual([1, expect.stringContaining(sentence)]);
});

test('names that would say more in the rules than a name are refused', async () => {
  await run('create');
  for (const name of ['a b', 'x\ntopic readwrite #', '+', '#', 'a/b', 'server', '']) {
    expect((await run('client', name, '--role', 'edge'))[0]).toBe(1);
  }
});
