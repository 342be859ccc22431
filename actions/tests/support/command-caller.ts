import { randomUUID } from 'node:crypto';
import type { Answer, AnsweredError, Asker, ServedCommands } from './served-commands.ts';

type Fields = Readonly<Record<string, unknown>>;

interface TypeReference {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType: TypeReference | null;
}

const reference = 'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const introspection = `{
  __type(name: "mutation_root") { fields { name args { name type { ${reference} } } } }
}`;

/** What a command answered: its fields, or why it was refused. */
export interface Outcome {
  readonly done: (Fields & { readonly commandId: string; readonly repeated: boolean }) | undefined;
  readonly refused: AnsweredError | undefined;
}

/** Gives one command over GraphQL, with whatever arguments its mutation has. */
export class CommandCaller {
  readonly #served: ServedCommands;
  readonly #name: string;
  readonly #selection: string;
  readonly #types: ReadonlyMap<string, string>;

  private constructor(served: ServedCommands, name: string, selection: string, types: ReadonlyMap<string, string>) {
    this.#served = served;
    this.#name = name;
    this.#selection = selection;
    this.#types = types;
  }

  /** `selection` is asked for beside `commandId` and `repeated`. */
  static async of(served: ServedCommands, name: string, selection = ''): Promise<CommandCaller> {
    const types = (await argumentsOf(served)).get(name);
    if (types === undefined) throw new Error(`There is no mutation ${name}.`);
    return new CommandCaller(served, name, selection, types);
  }

  async give(asker: Asker, input: Fields, idempotencyKey: string = randomUUID()): Promise<Outcome> {
    const given: Fields = { ...input, idempotencyKey };
    const names = Object.keys(given);
    const declared = names.map((name) => `$${name}: ${this.#types.get(name) ?? '?'}`).join(', ');
    const passed = names.map((name) => `${name}: $${name}`).join(', ');
    const mutation = `mutation (${declared}) {
      answer: ${this.#name}(${passed}) { commandId repeated ${this.#selection} }
    }`;
    return outcomeOf(await this.#served.ask(asker, mutation, given));
  }
}

/** Types of arguments by name, for each mutation. */
type Mutations = ReadonlyMap<string, ReadonlyMap<string, string>>;

const known = new WeakMap<ServedCommands, Promise<Mutations>>();

/** The mutations that are served, asked for once. */
export async function argumentsOf(served: ServedCommands): Promise<Mutations> {
  const mutations = known.get(served) ?? readMutations(served);
  known.set(served, mutations);
  return mutations;
}

async function readMutations(served: ServedCommands): Promise<Mutations> {
  const { data } = await served.ask({ role: 'admin', enterpriseId: 0, siteIds: [], userId: '' }, introspection);
  const { fields } = data?.['__type'] as {
    readonly fields: readonly {
      readonly name: string;
      readonly args: readonly { readonly name: string; readonly type: TypeReference }[];
    }[];
  };
  return new Map(fields.map(({ name, args }) => [name, new Map(args.map((arg) => [arg.name, printType(arg.type)]))]));
}

function outcomeOf({ data, errors }: Answer): Outcome {
  return { done: data?.['answer'] as Outcome['done'], refused: errors?.[0] };
}

function printType({ kind, name, ofType }: TypeReference): string {
  if (kind === 'NON_NULL' && ofType) return `${printType(ofType)}!`;
  if (kind === 'LIST' && ofType) return `[${printType(ofType)}]`;
  return name ?? '?';
}
