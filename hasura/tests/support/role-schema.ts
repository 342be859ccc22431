import type { Asker, ServedDatabase } from './served-database.ts';

interface TypeReference {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType?: TypeReference | null;
}

/** A field as introspection describes it. */
export interface Field {
  readonly name: string;
  readonly args: readonly { readonly name: string; readonly type: TypeReference }[];
  readonly type: TypeReference;
}

interface ObjectType {
  readonly kind: string;
  readonly name: string;
  readonly fields: readonly Field[] | null;
  readonly inputFields: readonly { readonly name: string }[] | null;
}

const reference = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const introspection = `{
  __schema {
    types { kind name fields { name args { name type { ${reference} } } type { ${reference} } } inputFields { name } }
  }
}`;

/** The schema that one role sees, to write queries for all of it. */
export class RoleSchema {
  readonly #types: ReadonlyMap<string, ObjectType>;

  private constructor(types: readonly ObjectType[]) {
    this.#types = new Map(types.map((type) => [type.name, type]));
  }

  static async read(served: ServedDatabase, asker: Asker): Promise<RoleSchema> {
    const { __schema: schema } = await served.read<{ __schema: { types: readonly ObjectType[] } }>(
      asker,
      introspection,
    );
    return new RoleSchema(schema.types);
  }

  /** The fields of `query_root`, `mutation_root` or `subscription_root`; none when the role lacks it. */
  rootFields(root: string): readonly Field[] {
    return this.#types.get(root)?.fields ?? [];
  }

  /** Names of what may be given in an input object; none when the role lacks it. */
  inputFields(typeName: string): readonly string[] {
    return this.#types.get(typeName)?.inputFields?.map(({ name }) => name) ?? [];
  }

  /** The name of the type that a field gives, lists and non-nulls taken off. */
  typeOf({ type }: Field): string {
    return namedType(type).name ?? '';
  }

  /** A selection of all that a type has without arguments of its own: columns, and with `depth` 1 its relationships. */
  selectionOf(typeName: string, depth: number): string {
    const fields = this.#types.get(typeName)?.fields ?? [];
    const parts = fields.flatMap((field) => {
      const { kind, name } = namedType(field.type);
      if (kind !== 'OBJECT') return [field.name];
      if (depth === 0 || name === null || field.name.endsWith('_aggregate')) return [];
      const few = field.args.some((argument) => argument.name === 'limit') ? '(limit: 3)' : '';
      return [`${field.name}${few} { ${this.selectionOf(name, depth - 1)} }`];
    });
    return parts.join(' ');
  }
}

/** Whether a field can't be asked without an argument. */
export function needsArguments({ args }: Field): boolean {
  return args.some(({ type }) => type.kind === 'NON_NULL');
}

/** Whether a field gives rows, not one object. */
export function isList({ type }: Field): boolean {
  return type.kind === 'LIST' || type.ofType?.kind === 'LIST';
}

function namedType(type: TypeReference): TypeReference {
  return type.ofType ? namedType(type.ofType) : type;
}
