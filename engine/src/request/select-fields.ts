import { getNamedType, isObjectType, isRequiredArgument, Kind, print } from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLObjectType,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { childPath } from '../metadata/json-path.ts';
import { fault } from './fault.ts';
import { meaningOfInput } from '../schema/meaning.ts';
import { isSelected } from './inclusion.ts';
import type { Input } from './input.ts';
import { readInput } from './read-input.ts';
import type { InputContext } from './read-input.ts';
import type { SelectedField } from './selected-field.ts';

/** What resolving selections needs to know of the operation. */
export interface SelectionContext extends InputContext {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Fields that a type offers beyond its own: introspection at the root. */
  readonly extraField: (type: GraphQLObjectType, name: string) => GraphQLField<unknown, unknown> | undefined;
}

/** The fields of a selection set, checked against the type, in the order of the answer. */
export function selectFields(
  context: SelectionContext,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  path: string,
): readonly SelectedField[] {
  const inside = childPath(path, 'selectionSet');
  const collected = new Map<string, FieldNode[]>();
  for (const { selections } of selectionSets) collect(context, type, selections, collected, inside);
  if (collected.size === 0 && selectionSets.length === 0) {
    throw fault('validation-failed', `missing selection set for '${type.name}'`, inside);
  }
  return [...collected].map(([responseName, nodes]) => selectField(context, type, responseName, nodes, inside));
}

function collect(
  context: SelectionContext,
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  collected: Map<string, FieldNode[]>,
  path: string,
): void {
  for (const selection of selections) {
    if (!isSelected(context, selection.directives ?? [], path)) continue;
    if (selection.kind === Kind.FIELD) {
      addField(collected, selection, path);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragmentOf(context, selection.name.value) : selection;
    const condition = fragment.typeCondition?.name.value;
    if (condition !== undefined && condition !== type.name) continue;
    collect(context, type, fragment.selectionSet.selections, collected, path);
  }
}

function fragmentOf(context: SelectionContext, name: string): FragmentDefinitionNode {
  const fragment = context.fragments.get(name);
  if (fragment === undefined) {
    throw fault('validation-failed', `reference to undefined fragment "${name}"`);
  }
  return fragment;
}

function addField(collected: Map<string, FieldNode[]>, node: FieldNode, path: string): void {
  const responseName = node.alias?.value ?? node.name.value;
  const [first] = collected.get(responseName) ?? [];
  if (first === undefined) {
    collected.set(responseName, [node]);
    return;
  }
  if (first.name.value !== node.name.value) {
    const both = `'${first.name.value}' and '${node.name.value}'`;
    const message = `selection of both ${both} specify the same response name, '${responseName}'`;
    throw fault('validation-failed', message, path);
  }
  if (argumentsText(first) !== argumentsText(node)) {
    const message = `inconsistent arguments between multiple selections of field '${first.name.value}'`;
    throw fault('validation-failed', message, path);
  }
  collected.get(responseName)?.push(node);
}

function argumentsText(node: FieldNode): string {
  return (node.arguments ?? [])
    .map((argument) => print(argument))
    .sort()
    .join();
}

function selectField(
  context: SelectionContext,
  type: GraphQLObjectType,
  responseName: string,
  nodes: readonly FieldNode[],
  parentPath: string,
): SelectedField {
  const [node] = nodes;
  if (node === undefined) throw new Error('a collected field has no node');
  const name = node.name.value;
  const path = childPath(parentPath, name);
  const base = { responseName, name, parentType: type, path };
  if (name === '__typename') return { ...base, definition: null, arguments: new Map(), selections: [] };
  const definition = type.getFields()[name] ?? context.extraField(type, name);
  if (definition === undefined) {
    throw fault('validation-failed', `field '${name}' not found in type: '${type.name}'`, path);
  }
  const given = readArguments(context, definition, node, path);
  return { ...base, definition, arguments: given, selections: subselections(context, definition, nodes, path) };
}

function subselections(
  context: SelectionContext,
  definition: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  path: string,
): readonly SelectedField[] {
  const sets = nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
  const type = getNamedType(definition.type);
  if (isObjectType(type)) return selectFields(context, type, sets, path);
  if (sets.length === 0) return [];
  throw fault('validation-failed', 'unexpected subselection set for non-object field', path);
}

function readArguments(
  context: SelectionContext,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  path: string,
): ReadonlyMap<string, Input> {
  const nodes = new Map((node.arguments ?? []).map((argument) => [argument.name.value, argument.value]));
  const known = new Map(definition.args.map((argument) => [argument.name, argument]));
  for (const name of nodes.keys()) {
    if (known.has(name)) continue;
    throw fault('validation-failed', `'${definition.name}' has no argument named '${name}'`, path);
  }
  const inside = childPath(path, 'args');
  const inputs = new Map<string, Input>();
  for (const argument of definition.args) {
    const value = nodes.get(argument.name);
    const argumentPath = childPath(inside, argument.name);
    if (value !== undefined) {
      const hasDefault = argument.defaultValue !== undefined;
      const place = { type: argument.type, meaning: meaningOfInput(argument), hasDefault, path: argumentPath };
      inputs.set(argument.name, readInput(context, place, { kind: 'literal', node: value }));
    } else if (isRequiredArgument(argument)) {
      throw fault('validation-failed', `missing required field '${argument.name}'`, argumentPath);
    }
  }
  return inputs;
}
