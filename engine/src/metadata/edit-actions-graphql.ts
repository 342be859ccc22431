import { Kind, parse, type DefinitionNode, type FieldDefinitionNode } from 'graphql';

/** A piece of SDL with its place. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `Query` or `Mutation` of an action; undefined of a type. */
  readonly root: string | undefined;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const roots: ReadonlySet<string> = new Set(['Query', 'Mutation']);

/**
 * `actions.graphql` with the difference between two others worked into it: actions and types that are the same in both stay as
 * their author wrote them. Where that can't be done, it is the wanted one.
 */
export function editActionsGraphql(text: string, said: string, wanted: string): string {
  const [own, before, after] = [partsOf(text), partsOf(said), partsOf(wanted)];
  const isTheSame = own.size === before.size && [...before.keys()].every((key) => own.has(key));
  if (!isTheSame || losesRoot(before, after)) return wanted;
  const edits = [...own].flatMap(([key, part]) =>
    editsOf(text, part, { before: before.get(key), after: after.get(key) }),
  );
  const added = [...after].filter(([key]) => !before.has(key)).map(([, part]) => part);
  return applyEdits(text, [...edits, ...added.map((part) => insertion(text, part, own))]);
}

function editsOf(
  text: string,
  own: Part,
  { before, after }: { readonly before: Part | undefined; readonly after: Part | undefined },
): readonly Edit[] {
  if (before?.text === after?.text) return [];
  if (after !== undefined) return [{ start: own.start, end: own.end, text: after.text }];
  // With the empty lines behind it.
  const rest = /^[ \t]*\n(?:[ \t]*\n)*/.exec(text.slice(own.end))?.[0] ?? '';
  const indent = /[ \t]*$/.exec(text.slice(0, own.start))?.[0] ?? '';
  return [{ start: own.start - indent.length, end: own.end + rest.length, text: '' }];
}

/** An action stands last in its root, a type at the end. */
function insertion(text: string, { root, text: added }: Part, own: ReadonlyMap<string, Part>): Edit {
  if (root === undefined) return { start: text.length, end: text.length, text: `\n${added}\n` };
  const last = [...own.values()].filter((part) => part.root === root).at(-1);
  if (last === undefined) return { start: text.length, end: text.length, text: `\ntype ${root} {\n  ${added}\n}\n` };
  return { start: last.end, end: last.end, text: `\n\n  ${added}` };
}

/** SDL knows no type without fields. */
function losesRoot(before: ReadonlyMap<string, Part>, after: ReadonlyMap<string, Part>): boolean {
  const rootsOf = (parts: ReadonlyMap<string, Part>) => new Set([...parts.values()].map(({ root }) => root));
  const left = rootsOf(after);
  return [...rootsOf(before)].some((root) => root !== undefined && !left.has(root));
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  // The last one first, so that the places of the others hold; of several at one place the first comes first.
  const fromTheEnd = edits.toSorted((a, b) => a.start - b.start).toReversed();
  return fromTheEnd.reduce(
    (edited, { start, end, text: piece }) => edited.slice(0, start) + piece + edited.slice(end),
    text,
  );
}

function partsOf(sdl: string): ReadonlyMap<string, Part> {
  if (sdl.trim() === '') return new Map();
  return new Map(parse(sdl).definitions.flatMap((definition) => partsOfDefinition(sdl, definition)));
}

function partsOfDefinition(sdl: string, definition: DefinitionNode): readonly (readonly [string, Part])[] {
  const name = 'name' in definition ? definition.name.value : '';
  const isType = definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION;
  if (isType && roots.has(name)) {
    return (definition.fields ?? []).map((field) => [`${name}.${field.name.value}`, partOf(sdl, field, name)]);
  }
  return [[name, partOf(sdl, definition, undefined)]];
}

function partOf(sdl: string, { loc }: DefinitionNode | FieldDefinitionNode, root: string | undefined): Part {
  const { start, end } = loc ?? { start: 0, end: 0 };
  return { start, end, text: sdl.slice(start, end), root };
}
