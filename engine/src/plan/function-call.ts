import type { QualifiedName } from '../metadata/qualified-name.ts';
import type { ArgumentSlot, ComputedField } from '../model/computed-field.ts';
import type { FunctionArgument, TrackedFunction } from '../model/function.ts';
import { fault } from '../request/fault.ts';
import type { Input } from '../request/input.ts';
import { meaningOfInput } from '../schema/meaning.ts';
import { sqlType } from './parameter.ts';
import type { Parameter } from './parameter.ts';
import { argumentParameter } from './plan-context.ts';

/** A call of a function of the database. */
export interface FunctionCall {
  readonly function: QualifiedName;
  readonly arguments: readonly CallArgument[];
}

export interface CallArgument {
  /** Given where the argument is passed by its name. */
  readonly name: string | null;
  readonly value: { readonly kind: 'row' } | Parameter;
}

/** The call of a computed field with the request's arguments. */
export function computedFieldCall(field: ComputedField, given: Input | undefined, path: string): FunctionCall {
  return { function: field.function, arguments: callArguments(field.slots, given, `${path}.args.args`) };
}

/** The call of a tracked function with the request's arguments. */
export function trackedFunctionCall(tracked: TrackedFunction, given: Input | undefined, path: string): FunctionCall {
  return { function: tracked, arguments: callArguments(tracked.slots, given, `${path}.args.args`) };
}

/** By position as long as nothing is left out, by name from there on. */
function callArguments(
  slots: readonly ArgumentSlot[],
  given: Input | undefined,
  path: string,
): readonly CallArgument[] {
  const values = givenValues(given);
  const list: CallArgument[] = [];
  let hasGap = false;
  for (const slot of slots) {
    const value = slotValue(slot, values);
    if (value !== null) {
      list.push({ name: hasGap ? slotName(slot, path) : null, value });
      continue;
    }
    if (slot.kind === 'argument' && !slot.argument.hasDefault) {
      throw fault('not-supported', 'Non default arguments cannot be omitted', path);
    }
    hasGap = true;
  }
  return list;
}

function slotValue(slot: ArgumentSlot, values: ReadonlyMap<FunctionArgument, Parameter>): CallArgument['value'] | null {
  switch (slot.kind) {
    case 'row':
      return { kind: 'row' };
    case 'session':
      return { kind: 'session', type: sqlType(slot.type) };
    case 'argument':
      return values.get(slot.argument) ?? null;
  }
}

function slotName(slot: ArgumentSlot, path: string): string {
  if (slot.kind === 'argument' && slot.argument.name !== null) return slot.argument.name;
  throw fault('not-supported', 'Only last set of positional arguments can be omitted', path);
}

function givenValues(given: Input | undefined): ReadonlyMap<FunctionArgument, Parameter> {
  const values = new Map<FunctionArgument, Parameter>();
  if (given?.kind !== 'object') return values;
  const definitions = given.type.getFields();
  for (const [name, input] of given.fields) {
    const definition = definitions[name];
    if (definition === undefined || input.kind !== 'value') continue;
    const { means } = meaningOfInput(definition);
    if (means?.kind === 'function-argument') values.set(means.argument, argumentParameter(input.value));
  }
  return values;
}
