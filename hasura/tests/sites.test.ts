import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Owners, type AnsweredRow } from './support/owners.ts';
import { RoleSchema } from './support/role-schema.ts';
import { RowReader, worksShiftsOut } from './support/row-reader.ts';
import { serveDatabase } from './support/served-database.ts';
import type { Asker, ServedDatabase } from './support/served-database.ts';
import { buildTenant, type Tenant } from './support/tenant.ts';

/** Of these an administrator sees all rows of the enterprise, to give others access to sites. */
const administrators = ['sites', 'user_sites'];

let database: TestDatabase;
let served: ServedDatabase;
/** Two sites of one enterprise, with the same machines, stops and shifts. */
let own: Tenant;
let other: Tenant;
let owners: Owners;
let schema: RoleSchema;
let reader: RowReader;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  own = await buildTenant(database.pool, 'Own');
  other = await buildTenant(database.pool, 'Other');
  await database.pool.query('delete from user_sites where site_id = $1', [other.siteId]);
  await database.pool.query('update sites set enterprise_id = $1 where id = $2', [own.enterpriseId, other.siteId]);
  served = await serveDatabase(database.url);
  owners = await Owners.readSites(database.pool);
  schema = await RoleSchema.read(served, at(own));
  reader = new RowReader(served, schema);
}, 240_000);
afterAll(async () => {
  await served.stop();
  await database.stop();
});

/** An administrator of the enterprise who may see the sites of these tenants. */
function at(...tenants: readonly Tenant[]): Asker {
  const { enterpriseId, userId } = own;
  return { role: 'administrator', enterpriseId, siteIds: tenants.map(({ siteId }) => siteId), userId };
}

function sitesOf(rows: readonly AnsweredRow[]): readonly number[] {
  return [...new Set(rows.flatMap((row) => [...owners.of(row)]))];
}

/** Tables whose rows have a site, by what somebody of both sites sees. */
async function siteTables(): Promise<readonly string[]> {
  const tables: string[] = [];
  for (const field of reader.listFields().filter(({ name }) => !administrators.includes(name))) {
    const rows = await reader.rowsOf(at(own, other), field);
    if (sitesOf(rows).includes(other.siteId)) tables.push(field.name);
  }
  return tables;
}

describe('somebody of one site', () => {
  it('is shown no row of another site by any root field or relationship', async () => {
    const tables = await siteTables();
    expect(tables.length).toBeGreaterThan(35);
    for (const field of reader.listFields().filter(({ name }) => !administrators.includes(name))) {
      const rows = await reader.rowsOf(at(own), field);
      expect(sitesOf(rows), field.name).not.toContain(other.siteId);
      if (tables.includes(field.name)) expect(rows.length, field.name).toBeGreaterThan(0);
    }
  }, 240_000);

  it('is led to no row of another site by any relationship but to the names of sites', async () => {
    for (const field of reader.listFields().filter(({ name }) => !administrators.includes(name))) {
      const rows = await reader.rowsOf({ ...at(own), role: 'engineer' }, field, 1).catch(() => []);
      expect(sitesOf(rows), field.name).not.toContain(other.siteId);
    }
  }, 240_000);

  it('counts no row of another site', async () => {
    const tables = await siteTables();
    const counted = reader.rootFields(/_aggregate$/).map(({ name }) => name.replace(/_aggregate$/, ''));
    for (const table of tables.filter((name) => counted.includes(name) && !worksShiftsOut.test(name))) {
      const counts = [at(own), at(other), at(own, other)].map(async (asker) =>
        reader.countOf(asker, `${table}_aggregate`),
      );
      const [mine = 0, theirs = 0, both = 0] = await Promise.all(counts);
      expect([mine > 0, theirs > 0, mine < both && theirs < both], table).toEqual([true, true, true]);
    }
  }, 240_000);

  it('finds no row of another site by its key', async () => {
    for (const table of await siteTables()) {
      const keys = reader.keyColumns(table);
      if (keys.length === 0) continue;
      const rows = await reader.rowsOf(at(other), { name: table, args: [], type: { kind: 'OBJECT', name: table } });
      const [row] = rows.filter((found) => sitesOf([found]).includes(other.siteId));
      if (row === undefined) throw new Error(`${table} has no row of the other site`);
      const query = `{ row: ${table}_by_pk(${reader.keysOf(table, row)}) { __typename } }`;
      expect(await served.read(at(own), query), table).toEqual({ row: null });
      expect(await served.read(at(other), query), table).toEqual({ row: { __typename: table } });
    }
  }, 240_000);

  it('is given no figure of another site', async () => {
    const range = `from: "${own.from}", to: "${own.to}"`;
    const ofEquipment = ['oee', 'downtime_pareto', 'six_big_losses', 'mtbf_mttr', 'explain_oee', 'state_timeline'];
    for (const name of ofEquipment) {
      const query = `{ rows: ${name}(args: { ${range}, equipment_ids: "{${other.machineId}}" }) { __typename } }`;
      expect(await served.read(at(own), query), name).toEqual({ rows: [] });
      const { rows } = await served.read<{ rows: readonly unknown[] }>(at(other), query);
      expect(rows.length, name).toBeGreaterThan(0);
    }
    const ofOrder = `{ rows: order_figures(args: { order_ids: "{${other.orderId}}" }) { oee } }`;
    expect(await served.read(at(own), ofOrder)).toEqual({ rows: [] });
    expect((await served.read<{ rows: readonly unknown[] }>(at(own, other), ofOrder)).rows).toHaveLength(1);
    for (const subject of [
      `chart: "p", equipment_id: ${other.machineId}`,
      `chart: "i_mr", metric_id: ${other.metricId}`,
    ]) {
      const { errors } = await served.ask(at(own), `{ spc_chart(args: { ${range}, ${subject} }) { __typename } }`);
      expect(errors?.[0]?.message).toMatch(/^there is no (equipment|metric) \d+$/);
    }
  });

  it('is given the figures of an enterprise from its own sites', async () => {
    const figures = async (asker: Asker): Promise<unknown> =>
      served.read(
        asker,
        `{ oee(args: { from: "${own.from}", to: "${own.to}", group_by: "enterprise" }) { total_units run_seconds } }`,
      );
    const bySite = await served.read(
      at(own, other),
      `{ oee(args: { from: "${own.from}", to: "${own.to}", group_by: "site" }, where: { group_key: { _eq: ${own.siteId} } })
         { total_units run_seconds } }`,
    );
    expect(await figures(at(own))).toEqual(bySite);
    expect(await figures(at(own, other))).not.toEqual(bySite);
  });

  it('changes and deletes no row of another site', async () => {
    const tables = await siteTables();
    const fields = schema.rootFields('mutation_root').flatMap(({ name }) => {
      const [, verb, table = ''] = /^(update|delete)_(.*)_by_pk$/.exec(name) ?? [];
      return verb !== undefined && tables.includes(table) ? [{ name, verb, table }] : [];
    });
    expect(fields.length).toBeGreaterThan(1);
    for (const { name, verb, table } of fields) {
      const row = await reader.firstRow(at(other), table);
      const [column = ''] = schema.inputFields(`${table}_set_input`);
      const given =
        verb === 'update' ? `pk_columns: { ${reader.keysOf(table, row)} } _set: $set` : reader.keysOf(table, row);
      const declared = verb === 'update' ? `($set: ${table}_set_input!)` : '';
      const mutation = `mutation ${declared} { row: ${name}(${given}) { __typename } }`;
      const variables = verb === 'update' ? { set: { [column]: row[column] } } : {};
      expect(await served.read(at(own), mutation, variables), name).toEqual({ row: null });
      expect(await reader.firstRow(at(other), table), name).toEqual(row);
    }
  }, 240_000);
});
