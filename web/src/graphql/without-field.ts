import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A question that leaves fields out. */
export interface ReducedQuestion {
  readonly document: DocumentNode;
  /** Where the fields would stand in the answer: response keys from the top. */
  readonly keys: readonly (readonly string[])[];
}

/**
 * The question without a field that the server refuses, by the names of the fields that lead to it. Undefined when there is no
 * such field, or when nothing would be left: a field at the root is the question itself.
 */
export function withoutField(document: DocumentNode, names: readonly string[]): ReducedQuestion | undefined {
  if (names.length < 2) return undefined;
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const keys: (readonly string[])[] = [];
  const definitions = document.definitions.map((each) =>
    each.kind === Kind.OPERATION_DEFINITION
      ? { ...each, selectionSet: reduce(each.selectionSet, names, [], { fragments, keys }) }
      : each,
  );
  const reduced = definitions.map((each) =>
    each.kind === Kind.FRAGMENT_DEFINITION ? (fragments.get(each.name.value) ?? each) : each,
  );
  // Nothing else of the document is taken over: urql keeps there what it was known by.
  return keys.length === 0 ? undefined : { document: { kind: document.kind, definitions: reduced }, keys };
}

interface Work {
  /** Changed as fields are taken out. */
  readonly fragments: Map<string, FragmentDefinitionNode>;
  /** Filled as fields are taken out. */
  readonly keys: (readonly string[])[];
}

function reduce(
  set: SelectionSetNode,
  names: readonly string[],
  above: readonly string[],
  work: Work,
): SelectionSetNode {
  const [name, ...rest] = names;
  const selections = set.selections.flatMap((selection): readonly SelectionNode[] => {
    switch (selection.kind) {
      case Kind.INLINE_FRAGMENT:
        return [{ ...selection, selectionSet: reduce(selection.selectionSet, names, above, work) }];
      case Kind.FRAGMENT_SPREAD: {
        const fragment = work.fragments.get(selection.name.value);
        if (fragment !== undefined)
          work.fragments.set(selection.name.value, {
            ...fragment,
            selectionSet: reduce(fragment.selectionSet, names, above, work),
          });
        return [selection];
      }
      case Kind.FIELD: {
        if (selection.name.value !== name) return [selection];
        const here = [...above, (selection.alias ?? selection.name).value];
        if (rest.length > 0 && selection.selectionSet !== undefined)
          return [{ ...selection, selectionSet: reduce(selection.selectionSet, rest, here, work) }];
        work.keys.push(here);
        return [];
      }
    }
  });
  // A selection must have something in it.
  return { ...set, selections: selections.length === 0 ? [typeName] : selections };
}

const typeName: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** An answer with null wherever a field was left out, so that whoever reads it finds nothing instead of failing. */
export function fillLeftOut<Data>(data: Data, keys: readonly (readonly string[])[]): Data {
  // What is filled has the keys of the answer's type.
  return keys.reduce((filled: unknown, path) => fill(filled, path), data) as Data;
}

function fill(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => fill(item, path));
  if (typeof value !== 'object' || value === null) return value;
  const object: Readonly<Record<string, unknown>> = { ...value };
  if (rest.length === 0) return key in object ? object : { ...object, [key]: null };
  return { ...object, [key]: fill(object[key], rest) };
}
