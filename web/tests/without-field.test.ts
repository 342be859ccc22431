import { parse, print } from 'graphql';
import { expect, test } from 'vitest';
import { isDenied, refusedField } from '../src/graphql/refused-field.ts';
import { fillLeftOut, withoutField } from '../src/graphql/without-field.ts';

const document = parse(`
  subscription Machines {
    machines: equipment_overview(order_by: [{ site: asc }]) {
      ...Tile
      status { ...Status }
    }
  }
  fragment Tile on equipment_overview { id oee: shift_oee state }
  fragment Status on equipment_status { shift_oee }
`);

test('a field is left out wherever the path leads, also in fragments, and stands in the answer as null', () => {
  const reduced = withoutField(document, ['equipment_overview', 'shift_oee']);
  expect(reduced?.keys).toEqual([['machines', 'oee']]);
  expect(print(reduced?.document ?? document)).not.toMatch(/oee: shift_oee/);
  expect(print(reduced?.document ?? document)).toMatch(/fragment Status on equipment_status {\s+shift_oee/);
  const answer = { machines: [{ id: 1, state: 6, status: null }] };
  expect(fillLeftOut(answer, reduced?.keys ?? [])).toEqual({
    machines: [{ id: 1, state: 6, status: null, oee: null }],
  });
});

test('a selection whose only field is left out still selects something', () => {
  const reduced = withoutField(document, ['equipment_overview', 'status', 'shift_oee']);
  expect(print(reduced?.document ?? document)).toMatch(/fragment Status on equipment_status {\s+__typename/);
  expect(fillLeftOut({ machines: [{ status: {} }, { status: null }] }, reduced?.keys ?? [])).toEqual({
    machines: [{ status: { shift_oee: null } }, { status: null }],
  });
});

test('nothing is made of a question whose root is refused, or of a field that it does not ask for', () => {
  expect(withoutField(document, ['equipment_overview'])).toBeUndefined();
  expect(withoutField(document, ['equipment_overview', 'nothing'])).toBeUndefined();
});

test('the refused field stands in the words of Hasura; arguments and other faults name none', () => {
  const refusal = (message: string, path: string) => ({
    graphQLErrors: [{ message, extensions: { code: 'validation-failed', path } }],
  });
  const said = "field 'shift_oee' not found in type: 'equipment_status'";
  expect(
    refusedField(refusal(said, '$.selectionSet.equipment_overview.selectionSet.status.selectionSet.shift_oee')),
  ).toEqual(['equipment_overview', 'status', 'shift_oee']);
  expect(refusedField(refusal(said, '$.selectionSet.equipment.args.order_by[0].shift_oee'))).toBeUndefined();
  expect(refusedField(refusal('something else', '$.selectionSet.equipment'))).toBeUndefined();
  expect(isDenied(refusal(said, '$'))).toBe(true);
  expect(isDenied({ graphQLErrors: [{ message: 'x', extensions: { code: 'unexpected' } }] })).toBe(false);
});
