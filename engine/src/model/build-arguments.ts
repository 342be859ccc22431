import type { CatalogFunction } from '../catalog/catalog.ts';
import type { NamingConvention } from '../metadata/metadata.ts';
import type { ArgumentSlot } from './computed-field.ts';
import type { FunctionArgument } from './function.ts';
import { caseFieldName } from './identifier.ts';

export interface ArgumentRoles {
  /** 0-based position of the argument that takes the row, or null. */
  readonly row: number | null;
  /** 0-based position of the argument that takes the session variables, or null. */
  readonly session: number | null;
}

/** Sorts the arguments of a function into those the engine fills and those a request gives. */
export function buildArguments(
  called: CatalogFunction,
  { row, session }: ArgumentRoles,
  convention: NamingConvention,
): { readonly slots: readonly ArgumentSlot[]; readonly arguments: readonly FunctionArgument[] } {
  const firstWithDefault = called.arguments.length - called.defaultCount;
  let unnamed = 0;
  const slots = called.arguments.map(({ name, type }, index): ArgumentSlot => {
    if (index === row) return { kind: 'row' };
    if (index === session) return { kind: 'session', type };
    if (name === '') unnamed += 1;
    return {
      kind: 'argument',
      argument: {
        name: name === '' ? null : name,
        graphqlName: name === '' ? caseFieldName(convention, `arg_${unnamed}`) : caseFieldName(convention, name),
        type,
        hasDefault: index >= firstWithDefault,
        position: index + 1,
      },
    };
  });
  return { slots, arguments: slots.flatMap((slot) => (slot.kind === 'argument' ? [slot.argument] : [])) };
}
