import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { ofConfiguration, ofProduction, ofStops } from './commands/suites.ts';

interface Actions {
  readonly actions: readonly { readonly name: string; readonly definition: { readonly handler: string } }[];
}

it('every command of the metadata has its proof, and every proof a command', () => {
  const metadata = readFileSync(new URL('../../hasura/metadata/actions.yaml', import.meta.url), 'utf8');
  const { actions } = parse(metadata) as Actions; // metadata has this shape
  const commands = actions.filter(({ definition }) => definition.handler.includes('/commands/'));
  const suites = Object.values({ ...ofStops, ...ofProduction, ...ofConfiguration });
  const proven = suites.flatMap(({ proofs }) => Object.entries(proofs));
  expect(proven.map(([name]) => name).sort()).toEqual(commands.map(({ name }) => name).sort());
  expect(proven.filter(([, { bad }]) => Object.keys(bad).length === 0)).toEqual([]);
});
