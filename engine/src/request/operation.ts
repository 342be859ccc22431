import { Kind, parse, visit } from 'graphql';
import type {
  DirectiveNode,
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLObjectType,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { fault } from './fault.ts';
import type { VariableValues } from './input.ts';
import type { InputJsonObject } from './input-json.ts';
import { selectFields } from './select-fields.ts';
import type { SelectedField } from './selected-field.ts';
import { bindVariables, declareVariables } from './variables.ts';
import type { VariableDeclaration } from './variables.ts';

/** The most tokens of one query: what a parser may have to hold. */
const maximumTokens = 100_000;

/** The types at the top of one role's schema. */
export interface RootTypes {
  readonly query: GraphQLObjectType;
  readonly mutation: GraphQLObjectType | null;
  readonly subscription: GraphQLObjectType | null;
  /** `__schema` and `__type`. */
  readonly introspectionField: (name: string) => GraphQLField<unknown, unknown> | undefined;
}

/** One operation of a document, before its variables have values. */
export interface ParsedOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly name: string | null;
  readonly node: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly declarations: ReadonlyMap<string, VariableDeclaration>;
  /** Variables that its selections mention. */
  readonly used: ReadonlySet<string>;
}

/** An operation checked against the schema for certain values of its variables. */
export interface ResolvedOperation {
  readonly fields: readonly SelectedField[];
  readonly values: VariableValues;
  /** Variables whose values shaped `fields`. */
  readonly shaping: ReadonlySet<string>;
}

/** Parses the text and picks the operation. */
export function parseOperation(query: string, operationName: string | null): ParsedOperation {
  const document = parseDocument(query);
  const node = pickOperation(document, operationName);
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  refuseCycles(fragments);
  return {
    kind: node.operation,
    name: node.name?.value ?? null,
    node,
    fragments,
    declarations: declareVariables(node.variableDefinitions ?? []),
    used: usedVariables(node.selectionSet, node.directives ?? [], fragments),
  };
}

/** Binds the variables and checks every selection and argument. */
export function resolveOperation(
  operation: ParsedOperation,
  roots: RootTypes,
  variables: InputJsonObject,
): ResolvedOperation {
  const values = bindVariables(operation.declarations, operation.used, variables);
  const type = rootType(operation.kind, roots);
  const shaping = new Set<string>();
  const { declarations, fragments, node } = operation;
  const extraField = (parent: GraphQLObjectType, name: string) =>
    parent === roots.query ? roots.introspectionField(name) : undefined;
  const context = { declarations, values, shaping, fragments, extraField };
  return { fields: selectFields(context, type, [node.selectionSet], '$'), values, shaping };
}

function parseDocument(query: string): DocumentNode {
  try {
    return parse(query, { noLocation: true, maxTokens: maximumTokens });
  } catch (cause) {
    throw fault('validation-failed', 'not a valid graphql query', '$.query', cause);
  }
}

function pickOperation(document: DocumentNode, operationName: string | null): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operationName === null) {
    const [only] = operations;
    if (only !== undefined && operations.length === 1) return only;
    throw fault(
      'validation-failed',
      'exactly one operation has to be present in the document when operationName is not specified',
    );
  }
  if (operations.some(({ name }) => name === undefined)) {
    throw fault('validation-failed', 'operationName cannot be used when an anonymous operation exists in the document');
  }
  const named = operations.find(({ name }) => name?.value === operationName);
  if (named !== undefined) return named;
  throw fault('validation-failed', `no such operation found in the document: "${operationName}"`);
}

function rootType(kind: ParsedOperation['kind'], roots: RootTypes): GraphQLObjectType {
  if (kind === 'query') return roots.query;
  const type = kind === 'mutation' ? roots.mutation : roots.subscription;
  if (type === null) throw fault('validation-failed', `no ${kind}s exist`);
  return type;
}

function refuseCycles(fragments: ReadonlyMap<string, FragmentDefinitionNode>): void {
  const finished = new Set<string>();
  const follow = (name: string, trail: readonly string[]): void => {
    if (finished.has(name)) return;
    if (trail.includes(name)) {
      const cycle = [...new Set(trail.slice(trail.indexOf(name)))].map((part) => `"${part}"`).join(' and ');
      throw fault('validation-failed', `the fragment definition(s) ${cycle} form a cycle`);
    }
    const fragment = fragments.get(name);
    if (fragment === undefined) return;
    for (const spread of spreadsIn(fragment.selectionSet)) follow(spread, [...trail, name]);
    finished.add(name);
  };
  for (const name of fragments.keys()) follow(name, []);
}

function spreadsIn(selectionSet: SelectionSetNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(selectionSet, { FragmentSpread: ({ name }) => void names.add(name.value) });
  return names;
}

function usedVariables(
  selectionSet: SelectionSetNode,
  directives: readonly DirectiveNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ReadonlySet<string> {
  const used = new Set<string>();
  const reached = new Set<string>();
  const look = (node: SelectionSetNode | DirectiveNode): void => {
    visit(node, {
      Variable: ({ name }) => void used.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || reached.has(name.value)) return;
        reached.add(name.value);
        look(fragment.selectionSet);
      },
    });
  };
  look(selectionSet);
  directives.forEach(look);
  return used;
}
