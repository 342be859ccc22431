import { Kind } from 'graphql';
import type { ValueNode } from 'graphql';
import { isInputList, numberText } from './input-json.ts';
import type { InputJson } from './input-json.ts';

/** What messages call a JSON value: `a string`. */
export function describeJson(json: InputJson): string {
  if (json === null) return 'null';
  if (typeof json === 'boolean') return 'a boolean';
  if (typeof json === 'string') return 'a string';
  if (numberText(json) !== null) return 'a number';
  return isInputList(json) ? 'a list' : 'an object';
}

/** What messages call a literal. */
export function describeLiteral(node: ValueNode): string {
  switch (node.kind) {
    case Kind.NULL:
      return 'null';
    case Kind.BOOLEAN:
      return 'a boolean';
    case Kind.STRING:
      return 'a string';
    case Kind.INT:
      return 'an integer';
    case Kind.FLOAT:
      return 'a float';
    case Kind.ENUM:
      return 'an enum value';
    case Kind.LIST:
      return 'a list';
    case Kind.OBJECT:
      return 'an object';
    case Kind.VARIABLE:
      return `the variable $${node.name.value}`;
  }
}
