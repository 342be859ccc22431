import { Kind, type TypeNode } from 'graphql';
import { HasuraError } from '../metadata/hasura-error.ts';
import { baseName, typeNode } from '../model/build-custom-types.ts';
import type { CustomType } from '../model/model.ts';
import { isInputList, isInputObject, numberText, type InputJson, type InputJsonObject } from '../request/input-json.ts';

/**
 * Checks what a handler has answered. As Hasura does it, only the outermost object's fields are looked at, and values of
 * scalars that are not GraphQL's own may be anything.
 *
 * @throws HasuraError unexpected
 */
export function checkOutput(value: InputJson, type: TypeNode, types: ReadonlyMap<string, CustomType>): void {
  const name = baseName(type);
  const custom = types.get(name);
  if (custom?.kind === 'object' || ['Int', 'Float', 'String', 'Boolean', 'ID'].includes(name)) {
    checkValue(value, type, custom);
  }
}

function checkValue(value: InputJson, type: TypeNode, custom: CustomType | undefined): void {
  if (value === null) {
    if (type.kind === Kind.NON_NULL_TYPE) throw unexpected('got null for the action webhook response');
    return;
  }
  switch (type.kind) {
    case Kind.NON_NULL_TYPE:
      checkValue(value, type.type, custom);
      return;
    case Kind.LIST_TYPE:
      if (!isInputList(value)) throw unexpected('expecting array for the action webhook response');
      for (const item of value) checkValue(item, type.type, custom);
      return;
    case Kind.NAMED_TYPE:
      checkNamed(value, type.name.value, custom);
  }
}

function checkNamed(value: InputJson, name: string, custom: CustomType | undefined): void {
  if (isInputObject(value) && custom?.kind === 'object') {
    for (const { name: field, type } of custom.metadata.fields) checkField(value, field, typeNode(type));
    return;
  }
  const { kind, fits } = describe(value);
  if (!fits.includes(name)) throw unexpected(`got ${kind} for the action webhook response, expecting ${name}`);
}

function describe(value: InputJson): { readonly kind: string; readonly fits: readonly string[] } {
  if (isInputList(value)) return { kind: 'array', fits: [] };
  if (isInputObject(value)) return { kind: 'object', fits: [] };
  if (typeof value === 'boolean') return { kind: 'scalar Boolean', fits: ['Boolean'] };
  if (numberText(value) !== null) return { kind: 'scalar Number', fits: ['Int', 'Float', 'ID'] };
  return { kind: 'scalar String', fits: ['String', 'ID'] };
}

function checkField(object: InputJsonObject, field: string, type: TypeNode): void {
  if (type.kind !== Kind.NON_NULL_TYPE) return;
  const value = Object.hasOwn(object, field) ? object[field] : undefined;
  if (value === undefined) throw unexpected(`field "${field}" expected in webhook response, but not found`);
  if (value === null) throw unexpected(`expecting not null value for field "${field}"`);
}

function unexpected(message: string): HasuraError {
  return new HasuraError({ code: 'unexpected', message });
}
