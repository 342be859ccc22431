import { Kind, type FragmentDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { OperationRule } from './operation-cache.ts';
import type { RoleLimits } from './role-limits.ts';

/** Refuses operations that are nested more deeply or have more nodes than the role may ask for. */
export function sizeRule({ depth: maximumDepth, nodes: maximumNodes }: RoleLimits): OperationRule {
  if (maximumDepth === null && maximumNodes === null) return () => undefined;
  return ({ node, fragments }) => {
    const { depth, nodes } = new SizeOf(fragments).selectionSet(node.selectionSet);
    refuseOver('depth', depth, maximumDepth);
    refuseOver('node', nodes, maximumNodes);
  };
}

function refuseOver(what: 'depth' | 'node', size: number, maximum: number | null): void {
  if (maximum === null || size <= maximum) return;
  const message = `the operation's ${what} count ${size} exceeds the ${what} limit ${maximum} of the role`;
  throw new HasuraError({ code: `${what}-limit-exceeded`, message });
}

/** A node is a field that has selections. */
interface Size {
  /** Nodes on the longest way from the root. */
  readonly depth: number;
  readonly nodes: number;
}

/** Measures selections; each fragment once, however often it is spread. Fragments don't form cycles. */
class SizeOf {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #known = new Map<string, Size>();

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#fragments = fragments;
  }

  selectionSet({ selections }: SelectionSetNode): Size {
    const sizes = selections.map((selection) => this.#selection(selection));
    return {
      depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
      nodes: sizes.reduce((sum, { nodes }) => sum + nodes, 0),
    };
  }

  #selection(selection: SelectionNode): Size {
    switch (selection.kind) {
      case Kind.INLINE_FRAGMENT:
        return this.selectionSet(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.#fragment(selection.name.value);
      case Kind.FIELD: {
        if (selection.selectionSet === undefined) return { depth: 0, nodes: 0 };
        const { depth, nodes } = this.selectionSet(selection.selectionSet);
        return { depth: depth + 1, nodes: nodes + 1 };
      }
    }
  }

  #fragment(name: string): Size {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    const size = fragment === undefined ? { depth: 0, nodes: 0 } : this.selectionSet(fragment.selectionSet);
    this.#known.set(name, size);
    return size;
  }
}
