import { isObjectType, Kind, type GraphQLObjectType, type SelectionSetNode } from 'graphql';
import type { JsonObject } from '../metadata/json.ts';
import type { ParsedOperation } from '../request/operation.ts';
import { described, describeWrapped, type ComponentSchemas } from './component-schemas.ts';

type Fragments = ParsedOperation['fragments'];

/** What is selected of a type: fields by the name they have in the answer. */
interface Selected {
  readonly name: string;
  readonly selections: readonly SelectionSetNode[];
}

/** The schema of what an operation answers. */
export class ResponseSchema {
  readonly #components: ComponentSchemas;
  readonly #fragments: Fragments;

  constructor(components: ComponentSchemas, fragments: Fragments) {
    this.#components = components;
    this.#fragments = fragments;
  }

  /** The properties of an object of which that much is selected. */
  properties(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): JsonObject {
    const properties = [...this.#fields(selectionSets)].flatMap(([responseName, selected]) => {
      const schema = this.#field(type, selected);
      return schema === undefined ? [] : [[responseName, schema] as const];
    });
    return Object.fromEntries(properties);
  }

  #field(type: GraphQLObjectType, { name, selections }: Selected): JsonObject | undefined {
    if (name === '__typename') return { title: 'String', type: 'string', nullable: false };
    const field = type.getFields()[name];
    if (field === undefined) return undefined;
    return describeWrapped(field.type, (named, isNullable) => {
      if (!isObjectType(named)) return this.#components.leaf(named, isNullable);
      const properties = this.properties(named, selections);
      return { title: named.name, type: 'object', ...described(named.description), nullable: isNullable, properties };
    });
  }

  /** Fields by response name; those selected twice are selected together. */
  #fields(selectionSets: readonly SelectionSetNode[]): ReadonlyMap<string, Selected> {
    const fields = new Map<string, Selected>();
    for (const { selections } of selectionSets) {
      for (const selection of selections) {
        if (selection.kind !== Kind.FIELD) {
          const spread =
            selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
          if (spread !== undefined) this.#merge(fields, this.#fields([spread.selectionSet]));
          continue;
        }
        const { alias, name, selectionSet } = selection;
        const field = { name: name.value, selections: selectionSet === undefined ? [] : [selectionSet] };
        this.#merge(fields, new Map([[alias?.value ?? name.value, field]]));
      }
    }
    return fields;
  }

  #merge(fields: Map<string, Selected>, others: ReadonlyMap<string, Selected>): void {
    for (const [responseName, other] of others) {
      const known = fields.get(responseName);
      const selections = [...(known?.selections ?? []), ...other.selections];
      fields.set(responseName, { name: other.name, selections });
    }
  }
}
