import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixture } from './fixture/served-model.ts';
import { startTestEngine, subscribe, until, type TestEngine } from './fixture/start-test-engine.ts';

/** What would end a text, a name, a statement or a comment if it ever became part of one. */
const attempts = [
  "'; drop table article; --",
  '"; drop table article; --',
  "\\'; drop table article; --",
  "') or true; --",
  '$1',
  '$$; drop table article; $$',
  "E'\\x27; drop table article; --",
  '*/ drop table article; /*',
  "' || pg_sleep(60) || '",
];

let database: TestDatabase;
let engine: TestEngine;
let before: string;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  await database.pool.query(fixture('schema.sql'));
  await database.pool.query(`
    create schema kept;
    create table kept.written_by (variables jsonb);
    create function kept.note_writer() returns trigger language plpgsql
      as $$ begin insert into kept.written_by values (current_setting('hasura.user')::jsonb); return null; end $$;
    create trigger note_writer after insert on article for each statement execute function kept.note_writer();
  `);
  engine = await startTestEngine(database.url);
  const metadata = JSON.parse(fixture('metadata.json')) as { sources: { configuration: unknown }[] };
  for (const source of metadata.sources) source.configuration = { connection_info: { database_url: database.url } };
  await engine.command({ type: 'replace_metadata', args: metadata });
  before = await contents();
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
});

/** All rows, and the names of all tables. */
async function contents(): Promise<string> {
  const { rows } = await database.pool.query<{ readonly all: unknown }>(`
    select jsonb_build_object(
      'author', (select jsonb_agg(author order by id) from author),
      'article', (select jsonb_agg(article order by id) from article),
      'color', (select jsonb_agg(color order by value) from color),
      'tables', (select jsonb_agg(relname order by relname) from pg_class where relnamespace = 'public'::regnamespace)
    ) as all
  `);
  return JSON.stringify(rows[0]?.all);
}

/** A value of the request leads to an answer or to an error about itself; a broken statement would be `unexpected`. */
function expectHarmless(answer: unknown): void {
  expect(answer).not.toMatchObject({ errors: [{ extensions: { code: 'unexpected' } }] });
  expect(answer).toSatisfy((body: object) => 'data' in body || 'errors' in body);
}

test.each([
  ['a compared text', 'query ($x: String!) { author(where: {name: {_eq: $x}}) { id } }'],
  ['a list of texts', 'query ($x: String!) { author(where: {name: {_in: [$x]}}) { id } }'],
  ['a pattern', 'query ($x: String!) { author(where: {name: {_ilike: $x}}) { id } }'],
  ['a regular expression', 'query ($x: String!) { author(where: {name: {_iregex: $x}}) { id } }'],
  ['a similar text', 'query ($x: String!) { author(where: {name: {_nsimilar: $x}}) { id } }'],
  ['a number', 'query ($x: numeric!) { author(where: {rating: {_gt: $x}}) { id } }'],
  ['a whole number', 'query ($x: Int!) { author(where: {id: {_gt: $x}}) { id } }'],
  ['a big number', 'query ($x: bigint!) { article(where: {words: {_gt: $x}}) { id } }'],
  ['a flag', 'query ($x: Boolean!) { article(where: {is_published: {_eq: $x}}) { id } }'],
  ['a time', 'query ($x: timestamptz!) { article(where: {published_at: {_gt: $x}}) { id } }'],
  ['JSON', 'query ($x: jsonb!) { author(where: {settings: {_contains: $x}}) { id } }'],
  ['a JSON key', 'query ($x: String!) { author(where: {settings: {_has_key: $x}}) { id } }'],
  ['JSON keys', 'query ($x: String!) { author(where: {settings: {_has_keys_all: [$x]}}) { id } }'],
  ['a JSON path', 'query ($x: String!) { author { settings(path: $x) } }'],
  ['an array', 'query ($x: String!) { author(where: {tags: {_eq: [$x]}}) { id } }'],
  ['an enum value', 'query ($x: color_enum!) { author(where: {favourite_color: {_eq: $x}}) { id } }'],
  ['an order', 'query ($x: order_by!) { author(order_by: {name: $x}) { id } }'],
  ['orders', 'query ($x: [author_order_by!]) { author(order_by: $x) { id } }'],
  ['distinct columns', 'query ($x: author_select_column!) { author(distinct_on: [$x]) { id } }'],
  ['counted columns', 'query ($x: author_select_column!) { author_aggregate { aggregate { count(columns: [$x]) } } }'],
  ['a limit', 'query ($x: Int!) { author(limit: $x) { id } }'],
  ['an offset', 'query ($x: Int!) { author(offset: $x) { id } }'],
  ['a key', 'query ($x: Int!) { author_by_pk(id: $x) { id } }'],
  ['a condition', 'query ($x: author_bool_exp!) { author(where: $x) { id } }'],
  ['a function argument', 'query ($x: String!) { search_articles(args: {needle: $x}) { id } }'],
  ['function arguments', 'query ($x: search_articles_args!) { search_articles(args: $x) { id } }'],
  [
    'a constraint',
    'mutation ($x: color_constraint!) { insert_color(objects: {value: "red"}, on_conflict: {constraint: $x}) { affected_rows } }',
  ],
  [
    'updated columns',
    'mutation ($x: color_update_column!) { insert_color(objects: {value: "red"}, on_conflict: {constraint: color_pkey, update_columns: [$x]}) { affected_rows } }',
  ],
  [
    'written columns',
    'mutation ($x: color_set_input!) { update_color(where: {value: {_eq: "none"}}, _set: $x) { affected_rows } }',
  ],
  ['an inserted row', 'mutation ($x: reading_insert_input!) { insert_reading(objects: [$x]) { affected_rows } }'],
  [
    'an increment',
    'mutation ($x: Int!) { update_reading(where: {sensor: {_eq: -1}}, _inc: {sensor: $x}) { affected_rows } }',
  ],
  [
    'an appended value',
    'mutation ($x: jsonb!) { update_author(where: {id: {_eq: -1}}, _append: {settings: $x}) { affected_rows } }',
  ],
  [
    'a removed key',
    'mutation ($x: String!) { update_author(where: {id: {_eq: -1}}, _delete_key: {settings: $x}) { affected_rows } }',
  ],
  [
    'a removed path',
    'mutation ($x: String!) { update_author(where: {id: {_eq: -1}}, _delete_at_path: {settings: [$x]}) { affected_rows } }',
  ],
])('%s is never part of a statement', async (_, query) => {
  const [, operation = '', selection = ''] = /^(\w+) \(\$x: [^)]*\) (.*)$/.exec(query) ?? [];
  for (const attempt of attempts) {
    expectHarmless(await engine.graphql(query, { x: attempt }));
    expectHarmless(await engine.graphql(query, { x: { [attempt]: attempt } }));
    const literal = JSON.stringify(attempt);
    // A function, as `$$` in a replacement would be `$`.
    expectHarmless(await engine.graphql(`${operation} ${selection.replaceAll('$x', () => literal)}`));
  }
  expect(await contents()).toBe(before);
});

describe.each(attempts)('%s is a value like another', (attempt) => {
  test('in a computed field, a function and an alias too long for a column', async () => {
    const alias = 'a'.repeat(70);
    const query = `query ($x: String!) {
      author(where: {id: {_eq: 1}}) { ${alias}1: label(args: {suffix: $x}) ${alias}2: name }
    }`;
    const row = { [`${alias}1`]: `Ann${attempt}`, [`${alias}2`]: 'Ann' };
    expect(await engine.graphql(query, { x: attempt })).toEqual({ data: { author: [row] } });
  });

  test('when it is written and found again', async () => {
    const insert = 'mutation ($x: String!) { insert_article_one(object: {author_id: 2, title: $x}) { title } }';
    const headers = { 'x-hasura-note': attempt };
    expect(await engine.graphql(insert, { x: attempt }, headers)).toEqual({
      data: { insert_article_one: { title: attempt } },
    });
    const find = 'query ($x: String!) { article(where: {title: {_eq: $x}}) { title } }';
    expect(await engine.graphql(find, { x: attempt })).toEqual({ data: { article: [{ title: attempt }] } });
    const { rows } = await database.pool.query(
      "delete from kept.written_by returning variables ->> 'x-hasura-note' as note",
    );
    expect(rows).toEqual([{ note: attempt }]);
    const remove = 'mutation ($x: String!) { delete_article(where: {title: {_eq: $x}}) { affected_rows } }';
    expect(await engine.graphql(remove, { x: attempt })).toEqual({ data: { delete_article: { affected_rows: 1 } } });
    expect(await contents()).toBe(before);
  });

  test('as a session variable, a role and the name of an operation', async () => {
    const asUser = { 'x-hasura-role': 'user', 'x-hasura-user-id': attempt };
    const invalid = { errors: [{ extensions: { code: 'data-exception' } }] };
    expect(await engine.graphql('{ author { id } }', {}, asUser)).toMatchObject(invalid);
    expect(await engine.graphql('{ articles_of_user { id } }', {}, asUser)).toMatchObject(invalid);
    expectHarmless(await engine.graphql('{ author { id } }', {}, { 'x-hasura-role': attempt }));
    const body = { query: 'query a { author { id } } query b { author { name } }', operationName: attempt };
    const response = await fetch(`http://127.0.0.1:${engine.port}/v1/graphql`, {
      method: 'POST',
      headers: { 'x-hasura-admin-secret': 'an admin secret' },
      body: JSON.stringify(body),
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'validation-failed' } }] });
  });

  test('as the cursor of a stream, the parameter of a live query and the headers of its socket', async () => {
    const client = engine.newClient({
      'x-hasura-role': 'user',
      'x-hasura-user-id': '1',
      [`x-hasura-${attempt}`]: attempt,
    });
    const streams = ['ASC', 'DESC'].map((ordering) =>
      subscribe(
        client,
        `subscription ($x: String!) {
          article_stream(cursor: {initial_value: {title: $x}, ordering: ${ordering}}, batch_size: 10) { title }
        }`,
        { x: attempt },
      ),
    );
    const live = subscribe(
      client,
      'subscription ($x: String!) { article(where: {title: {_neq: $x}}, order_by: {id: asc}) { id } }',
      {
        x: attempt,
      },
    );
    const other = subscribe(
      client,
      'subscription ($x: String!) { article(where: {title: {_neq: $x}}, order_by: {id: asc}) { id } }',
      {
        x: 'One',
      },
    );
    await until(() => expect(live.answers).toEqual([{ data: { article: [{ id: 1 }, { id: 2 }, { id: 3 }] } }]));
    await until(() => expect(other.answers).toEqual([{ data: { article: [{ id: 2 }, { id: 3 }] } }]));
    // All titles sort on one side of it, so that one of the two has nothing to say.
    const titles = [{ title: 'One' }, { title: 'Three' }, { title: 'Two' }];
    const told = () => streams.flatMap(({ answers }) => answers as { data: { article_stream: { title: string }[] } }[]);
    await until(() =>
      expect(told().map(({ data }) => data.article_stream.toSorted((a, b) => a.title.localeCompare(b.title)))).toEqual([
        titles,
      ]),
    );
    await client.dispose();
  });

  test('in the commands on rows', async () => {
    const select = (args: object): Promise<unknown> =>
      engine.command({ type: 'select', args: { table: 'author', ...args } });
    expect(await select({ columns: ['id'], where: { name: attempt } })).toEqual([]);
    for (const args of [
      { columns: [attempt] },
      { columns: ['id'], where: { [attempt]: 1 } },
      { columns: ['id'], where: { name: { [attempt]: attempt } } },
      { columns: ['id'], order_by: attempt },
      { columns: ['id'], limit: attempt },
    ]) {
      await expect(select(args)).rejects.toThrow();
    }
    expect(await contents()).toBe(before);
  });
});
