import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReplyWalker } from '../../src/database/protocol/reply-walker.ts';
import { backendMessage } from '../../src/database/protocol/backend-message.ts';
import { scopeStatements } from '../../src/database/sql/scope-statements.ts';
import { splitStatements } from '../../src/database/sql/split-statements.ts';

test.each([
  ['select 1; select 2', ['select 1', 'select 2']],
  [` -- a; b\n select ';' ; /* ; /* ; */ ; */ select "a;b"`, [`select ';' `, 'select "a;b"']],
  [`select e'it\\'s;' ; select 'it''s;'`, [`select e'it\\'s;' `, `select 'it''s;'`]],
  ['do $body$ begin; $$ ; $$ end $body$; select $1', ['do $body$ begin; $$ ; $$ end $body$', 'select $1']],
  [`select 'never closed ; `, [`select 'never closed ; `]],
  [';;', []],
])('statements of %s', (sql, expected) => {
  expect(splitStatements(sql).map(({ start, end }) => sql.slice(start, end))).toEqual(expected);
});

test.each([
  ['prepare Plan (int) as select $1', 'prepare "7:plan" (int) as select $1'],
  [`execute "Plan"('prepare x')`, `execute "7:Plan"('prepare x')`],
  ['select 1; DEALLOCATE prepare plan', 'select 1; DEALLOCATE prepare "7:plan"'],
  ['prepare transaction $$x$$', 'prepare transaction $$x$$'],
  [`select 'copy parts from ''x'''`, `select 'copy parts from ''x'''`],
  [
    `copy (select extract(year from time) from 'x') to stdout`,
    `copy (select extract(year from time) from 'x') to stdout`,
  ],
  ['update t set execute = 1', 'update t set execute = 1'],
])('%s is scoped', (sql, expected) => {
  expect(scopeStatements(sql, '7:').sql).toBe(expected);
});

test.each([
  [`set timezone to 'UTC'`, true],
  [`set session timezone = 'UTC'`, true],
  ['set local work_mem = 1', false],
  ['set transaction read only', false],
  [`select set_config('a.b', 'c', false)`, true],
  [`select set_config('a.b', 'c', true)`, false],
  ['insert into t values (1) on conflict (id) do update set id = 2', false],
  ['select 1; reset all', true],
])('%s changes the session’s settings: %s', (sql, expected) => {
  expect(scopeStatements(sql, '7:').effects.changesSettings).toBe(expected);
});

test('any text of statements keeps its length when there is nothing to scope', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const sql = `select ${text.replaceAll(/\w/g, '')}`;
      expect(scopeStatements(sql, '7:').sql).toBe(sql);
    }),
  );
});

test('a reply is judged alike however it is cut', () => {
  const message = fc.tuple(fc.constantFrom('D', 'N', 'Z', 'T'), fc.uint8Array({ maxLength: 20 }));
  fc.assert(
    fc.property(fc.array(message), fc.array(fc.nat(200)), (messages, cuts) => {
      const reply = Buffer.concat(messages.map(([type, body]) => backendMessage(type, body)));
      const judged: string[] = [];
      const walker = new ReplyWalker(new Set(['N', 'Z'].map((type) => type.charCodeAt(0))), (type, bytes) => {
        judged.push(bytes.toString('hex'));
        return type === 'Z'.charCodeAt(0) ? 'drop' : 'pass';
      });
      const borders = [0, ...cuts.filter((cut) => cut < reply.length).toSorted((a, b) => a - b), reply.length];
      const pieces = borders.slice(1).map((border, index) => reply.subarray(borders[index], border));
      const passed = Buffer.concat(pieces.flatMap((piece) => [...walker.push(piece)]));
      const expected = messages.filter(([type]) => type !== 'Z').map(([type, body]) => backendMessage(type, body));
      expect(passed.equals(Buffer.concat(expected))).toBe(true);
      expect(judged).toHaveLength(messages.filter(([type]) => 'NZ'.includes(type)).length);
    }),
  );
});
