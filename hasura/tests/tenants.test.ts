import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Owners, type AnsweredRow } from './support/owners.ts';
import { needsArguments, RoleSchema, type Field } from './support/role-schema.ts';
import { RowReader, worksShiftsOut } from './support/row-reader.ts';
import { operatorOfPlatform, serveDatabase } from './support/served-database.ts';
import type { Asker, ServedDatabase } from './support/served-database.ts';
import { buildTenant, type Tenant } from './support/tenant.ts';

/** Reference rows that are the same for every enterprise. */
const shared = ['background_jobs', 'oee_ratios', 'oee_terms', 'packml_states', 'spc_rules'];

let database: TestDatabase;
let served: ServedDatabase;
let own: Tenant;
let foreign: Tenant;
let owners: Owners;
let schema: RoleSchema;
let reader: RowReader;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  own = await buildTenant(database.pool, 'Own');
  foreign = await buildTenant(database.pool, 'Foreign');
  served = await serveDatabase(database.url);
  owners = await Owners.read(database.pool);
  schema = await RoleSchema.read(served, as('administrator', own));
  reader = new RowReader(served, schema);
}, 240_000);
afterAll(async () => {
  await served.stop();
  await database.stop();
});

function as(role: string, { enterpriseId, siteId, userId }: Tenant): Asker {
  return { role, enterpriseId, siteIds: [siteId], userId };
}

/** Functions among the root fields of a kind, by name. */
function functionsOf(root: string): readonly Field[] {
  return schema
    .rootFields(root)
    .filter(({ name, args }) => args.some((argument) => argument.name === 'args') && !name.endsWith('_aggregate'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function nameOf(call: string): string {
  return call.slice(0, call.indexOf('('));
}

/** Every function that answers questions, asked about subjects of a tenant. */
function questionsAbout({ machineId, metricId, ruleId, orderId, from, to }: Tenant): readonly string[] {
  const range = `from: "${from}", to: "${to}"`;
  const aboutEquipment = ['oee', 'downtime_pareto', 'six_big_losses', 'mtbf_mttr', 'explain_oee', 'state_timeline'];
  return [
    ...aboutEquipment.map((name) => `${name}(args: { ${range}, equipment_ids: "{${machineId}}" })`),
    `spc_chart(args: { ${range}, chart: "i_mr", metric_id: ${metricId} })`,
    `spc_chart(args: { ${range}, chart: "p", equipment_id: ${machineId} })`,
    `spc_capability(args: { ${range}, metric_id: ${metricId}, lower_specification: 10, upper_specification: 40 })`,
    `preview_stop_reason_rule(args: { ${range}, rule_id: ${ruleId} })`,
    `order_figures(args: { order_ids: "{${orderId}}" })`,
  ];
}

/** The rows that a question is answered with; none when it is refused because what it is about is not there. */
async function answerTo(asker: Asker, question: string): Promise<readonly AnsweredRow[]> {
  const field = functionsOf('query_root').find(({ name }) => name === nameOf(question));
  if (field === undefined) throw new Error(`there is no ${question}`);
  const query = `{ rows: ${question} { ${schema.selectionOf(schema.typeOf(field), 0)} } }`;
  const { data, errors } = await served.ask<{ rows: readonly AnsweredRow[] }>(asker, query);
  if (data !== undefined) return data.rows;
  expect(errors?.[0]?.message).toMatch(/^there is no (metric|equipment|rule) \d+$/);
  return [];
}

function ownersOfAll(rows: readonly AnsweredRow[]): readonly number[] {
  return [...new Set(rows.flatMap((row) => [...owners.of(row)]))];
}

describe('a role of an enterprise', () => {
  it('is shown all rows of its own and none of another one by every root field', async () => {
    const fields = reader.listFields().filter(({ name }) => !shared.includes(name));
    expect(fields.length).toBeGreaterThan(45);
    for (const field of fields) {
      const [mine, theirs, all] = [
        await reader.rowsOf(as('administrator', own), field),
        await reader.rowsOf(as('administrator', foreign), field),
        await reader.rowsOf(operatorOfPlatform, field),
      ];
      expect(mine.length, field.name).toBeGreaterThan(0);
      expect(theirs.length, field.name).toBeGreaterThan(0);
      expect(mine.length + theirs.length, field.name).toBe(all.length);
      for (const row of mine) expect([...owners.of(row)], field.name).toEqual([own.enterpriseId]);
    }
  }, 240_000);

  it('is led to no row of another one by any relationship', async () => {
    for (const field of reader.listFields()) {
      const rows = await reader.rowsOf(as('administrator', own), field, 1);
      expect(
        ownersOfAll(rows).filter((owner) => owner !== own.enterpriseId),
        field.name,
      ).toEqual([]);
    }
  }, 240_000);

  it('counts its own rows only', async () => {
    const aggregates = reader
      .rootFields(/_aggregate$/)
      .filter((field) => !needsArguments(field) && !worksShiftsOut.test(field.name));
    expect(aggregates.length).toBeGreaterThan(40);
    for (const { name } of aggregates) {
      const [mine, theirs, all] = [
        await reader.countOf(as('administrator', own), name),
        await reader.countOf(as('administrator', foreign), name),
        await reader.countOf(operatorOfPlatform, name),
      ];
      if (shared.includes(name.replace(/_aggregate$/, ''))) expect([mine, theirs], name).toEqual([all, all]);
      else expect([mine, mine < all], name).toEqual([all - theirs, true]);
    }
  }, 240_000);

  it('finds no row of another one by its key', async () => {
    const fields = reader.rootFields(/_by_pk$/).filter(({ name }) => !shared.includes(name.replace(/_by_pk$/, '')));
    expect(fields.length).toBeGreaterThan(30);
    for (const { name, args } of fields) {
      const keys = args.map((argument) => argument.name).join(' ');
      const table = name.replace(/_by_pk$/, '');
      const { rows } = await served.read<{ rows: readonly AnsweredRow[] }>(
        as('administrator', foreign),
        `{ rows: ${table}(limit: 3) { ${keys} } }`,
      );
      expect(rows.length, name).toBeGreaterThan(0);
      for (const row of rows) {
        const query = `{ row: ${name}(${reader.keysOf(table, row)}) { ${keys} } }`;
        expect(await served.read(as('administrator', own), query), name).toEqual({ row: null });
        expect(await served.read(as('administrator', foreign), query), name).toEqual({ row });
      }
    }
  }, 240_000);

  it('is given no figure of another one by any question', async () => {
    const asked = new Set(questionsAbout(own).map(nameOf));
    expect([...asked].sort()).toEqual(functionsOf('query_root').map(({ name }) => name));
    const [mine, theirs] = [questionsAbout(own), questionsAbout(foreign)];
    for (const [index, question] of mine.entries()) {
      expect((await answerTo(as('administrator', own), question)).length, question).toBeGreaterThan(0);
      expect(await answerTo(as('administrator', own), theirs[index] ?? ''), theirs[index]).toEqual([]);
    }
  }, 240_000);

  it('is given its own figures where it names no equipment', async () => {
    for (const groupBy of ['equipment', 'line', 'area', 'site', 'enterprise', 'shift', 'team', 'order', 'product']) {
      const rows = await answerTo(
        as('administrator', own),
        `oee(args: { from: "${own.from}", to: "${own.to}", group_by: "${groupBy}" })`,
      );
      expect(rows.length, groupBy).toBeGreaterThan(0);
      expect(ownersOfAll(rows), groupBy).toEqual([own.enterpriseId]);
    }
  });

  it('changes and deletes no row of another one', async () => {
    const fields = schema.rootFields('mutation_root').filter(({ name }) => /^(update|delete)_.*_by_pk$/.test(name));
    expect(fields.length).toBeGreaterThan(4);
    for (const { name } of fields) {
      const [, verb = '', table = ''] = /^(update|delete)_(.*)_by_pk$/.exec(name) ?? [];
      const row = await reader.firstRow(as('administrator', foreign), table);
      const isUpdate = verb === 'update';
      const column = schema.inputFields(`${table}_set_input`)[0] ?? '';
      const given = isUpdate
        ? `(pk_columns: { ${reader.keysOf(table, row)} } _set: $set)`
        : `(${reader.keysOf(table, row)})`;
      const mutation = `mutation ${isUpdate ? `($set: ${table}_set_input!)` : ''} { row: ${name}${given} { __typename } }`;
      const variables = isUpdate ? { set: { [column]: row[column] } } : {};
      expect(await served.read(as('administrator', own), mutation, variables), name).toEqual({ row: null });
      expect(await reader.firstRow(as('administrator', foreign), table), name).toEqual(row);
      if (isUpdate) {
        const changed = await served.read(as('administrator', foreign), mutation, variables);
        expect(changed, name).toEqual({ row: { __typename: table } });
      }
    }
  }, 240_000);

  it('adds no row to another one', async () => {
    const fields = schema.rootFields('mutation_root').filter(({ name }) => /^insert_.*_one$/.test(name));
    expect(fields.length).toBeGreaterThan(1);
    for (const { name } of fields) {
      const table = name.replace(/^insert_(.*)_one$/, '$1');
      const columns = schema.inputFields(`${table}_insert_input`);
      const row = await reader.firstRow(as('administrator', foreign), table);
      const object = Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)));
      const mutation = `mutation ($object: ${table}_insert_input!) {
        row: ${name}(object: $object) { ${schema.selectionOf(table, 0)} }
      }`;
      const { data, errors } = await served.ask<{ row: AnsweredRow }>(as('administrator', own), mutation, { object });
      if (data === undefined) expect(errors?.[0]?.message, name).toMatch(/permission has failed|violation/);
      else expect(ownersOfAll([data.row]), name).toEqual([own.enterpriseId]);
    }
  });

  it('sees nothing without an enterprise', async () => {
    const nobody: Asker = { role: 'viewer', siteIds: [own.siteId] };
    const listed = await served.ask(nobody, '{ equipment { id } }');
    expect(listed.errors?.[0]?.message).toBe('missing session variable: "x-hasura-enterprise-id"');
    const figures = await served.ask(nobody, `{ oee(args: { from: "${own.from}", to: "${own.to}" }) { oee } }`);
    expect(figures.errors?.[0]?.message).toBe('the session names no enterprise');
  });

  it('sees nothing without sites', async () => {
    const { enterpriseId } = own;
    const seen = (siteIds: readonly number[]): Asker => ({ role: 'viewer', enterpriseId, siteIds });
    const unsaid = await served.ask({ role: 'viewer', enterpriseId }, '{ equipment { id } }');
    expect(unsaid.errors?.[0]?.message).toBe('missing session variable: "x-hasura-site-ids"');
    expect(await served.read(seen([]), '{ equipment { id } }')).toEqual({ equipment: [] });
    expect(await answerTo(seen([]), `oee(args: { from: "${own.from}", to: "${own.to}" })`)).toEqual([]);
    const figures = await served.ask(
      { role: 'viewer', enterpriseId },
      `{ oee(args: { from: "${own.from}", to: "${own.to}" }) { oee } }`,
    );
    expect(figures.errors?.[0]?.message).toBe('the session names no sites');
  });
});

/** A result as GraphQL shows it, with what it aims at. */
const asShown = `to_jsonb(result) || jsonb_build_object(
  'oee_target', oee_target_of_result(result), 'oee_target_seconds', oee_target_seconds_of_result(result))`;

describe('figures through GraphQL', () => {
  it('are those of SQL', async () => {
    const arguments_ = [own.from, own.to, [own.machineId], 'equipment', 'hour'];
    const { rows: exact } = await database.pool.query<{ row: AnsweredRow }>(
      `select ${asShown} as row
       from oee($1, $2, $3, $4, $5) result order by started_at`,
      arguments_,
    );
    const shown = await answerTo(
      as('viewer', own),
      `oee(args: { from: "${own.from}", to: "${own.to}", equipment_ids: "{${own.machineId}}", bucket: "hour" },
         order_by: { started_at: asc })`,
    );
    expect(exact.length).toBeGreaterThan(10);
    expect(shown).toEqual(exact.map(({ row }) => row));
  });

  it('are of a whole order, from its first start to its end', async () => {
    const { rows: exact } = await database.pool.query<{ row: AnsweredRow }>(
      `select ${asShown} as row
       from (
         select min(run.started_at) as started_at, max(run.ended_at) as ended_at, array_agg(distinct run.equipment_id) as ids
         from production_order_runs run where run.production_order_id = $1
       ) ran
       cross join lateral oee(ran.started_at, coalesce(ran.ended_at, now()), ran.ids, 'order') result
       where result.group_key = $1`,
      [own.orderId],
    );
    expect(exact).toHaveLength(1);
    const shown = await answerTo(as('viewer', own), `order_figures(args: { order_ids: "{${own.orderId}}" })`);
    // Of an order that runs both were asked a moment after one another.
    expect(
      shown.map(({ started_at, group_name, oee_target, oee }) => [started_at, group_name, oee_target, oee]),
    ).toEqual(
      exact.map(({ row: { started_at, group_name, oee_target, oee } }) => [started_at, group_name, oee_target, oee]),
    );
  });
});
