import type { Client } from 'pg';
import { readSql } from '../read-sql.ts';

const listFaults = readSql(import.meta.url, 'list-audit-faults.sql');
const listChains = readSql(import.meta.url, 'list-audit-chains.sql');

interface Fault {
  readonly enterprise_id: number;
  readonly number: string;
  readonly fault: string;
}

interface Chain {
  readonly enterprise_id: number;
  readonly last_number: string;
  readonly last_hash: string;
}

/** Prints where the audit trail is not as it was written, and the end of every chain; 1 when there is a fault. */
export async function verifyAudit(client: Client, print: (line: string) => void): Promise<number> {
  const { rows: faults } = await client.query<Fault>(listFaults);
  for (const { enterprise_id, number, fault } of faults) {
    print(`Enterprise ${enterprise_id}, entry ${number}: ${fault}.`);
  }
  const { rows: chains } = await client.query<Chain>(listChains);
  for (const { enterprise_id, last_number, last_hash } of chains) {
    print(`Enterprise ${enterprise_id}: ${last_number} entries, the last one ${last_hash}`);
  }
  if (faults.length === 0)
    print('Every entry is as it was written. Note the last ones elsewhere to compare them later.');
  return faults.length === 0 ? 0 : 1;
}
