import type { ServedCommands } from './served-commands.ts';

type Fields = Readonly<Record<string, unknown>>;

interface TypeReference {
  readonly kind: string;
  readonly name: string | null;
  /** Left out at the innermost type that was asked for. */
  readonly ofType?: TypeReference | null;
}

interface Input {
  readonly name: string;
  readonly type: TypeReference;
}

/** An argument, or a field within one, that names a row by its id: the way to it, and whether each step is a list. */
export type Reference = readonly Step[];

interface Step {
  readonly name: string;
  readonly isList: boolean;
}

const type = 'type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const introspection = `{
  mutations: __type(name: "mutation_root") { fields { name args { name ${type} } } }
  __schema { types { name inputFields { name ${type} } } }
}`;

/** All references of the arguments of a command, as its served schema has them. */
export async function referencesOf(served: ServedCommands, command: string): Promise<readonly Reference[]> {
  const { data } = await served.ask({ role: 'admin', enterpriseId: 0, siteIds: [], userId: '' }, introspection);
  const { mutations, __schema: schema } = data as {
    readonly mutations: { readonly fields: readonly { readonly name: string; readonly args: readonly Input[] }[] };
    readonly __schema: {
      readonly types: readonly { readonly name: string; readonly inputFields: readonly Input[] | null }[];
    };
  };
  const inputsOf = new Map(schema.types.map(({ name, inputFields }) => [name, inputFields ?? []]));
  const args = mutations.fields.find(({ name }) => name === command)?.args ?? [];
  return args.flatMap((input) => within(input, inputsOf));
}

function within(input: Input, inputsOf: ReadonlyMap<string, readonly Input[]>): readonly Reference[] {
  const { name, isList } = named(input.type);
  const step = { name: input.name, isList };
  const fields = inputsOf.get(name) ?? [];
  if (fields.length > 0) return fields.flatMap((field) => within(field, inputsOf).map((rest) => [step, ...rest]));
  return /Ids?$/.test(input.name) ? [[step]] : [];
}

function named({ kind, name, ofType }: TypeReference): { readonly name: string; readonly isList: boolean } {
  if (!ofType) return { name: name ?? '', isList: false };
  const inner = named(ofType);
  return kind === 'LIST' ? { ...inner, isList: true } : inner;
}

/** An input that names this row where a reference stands, and is as it was otherwise. */
export function naming(input: Fields, [step, ...rest]: Reference, id: unknown): Fields {
  if (step === undefined) return input;
  const { name, isList } = step;
  const value = input[name];
  if (rest.length === 0) return { ...input, [name]: isList ? listNaming(value, id) : id };
  const inner = (of: unknown): Fields => naming((of ?? {}) as Fields, rest, id);
  if (!isList) return { ...input, [name]: inner(value) };
  const [first, ...others] = (value ?? []) as readonly unknown[];
  return { ...input, [name]: [inner(first), ...others] };
}

/** As long a list as before: of parts each may need one. */
function listNaming(value: unknown, id: unknown): readonly unknown[] {
  const before = (value ?? []) as readonly unknown[];
  return before.length === 0 ? [id] : before.map((item) => (item === null ? null : id));
}
