import { isDeepStrictEqual } from 'node:util';
import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** Lists that are indented no further than their key, as some write them. */
const flatList = /^( *)[\w-]+:\n\1- /m;

/**
 * A text of YAML with the difference between two values worked into it. What is the same in both stays as its author wrote it:
 * order, comments, quotes, and words that mean the same.
 */
export function editYaml(text: string, said: Json, wanted: Json): string {
  const document = parseDocument(text);
  const editor = new YamlEditor(document);
  document.contents = editor.edited(document.contents, said, wanted) as ParsedNode | null;
  // Wide enough for whatever the author wrote on one line.
  return document.toString({ lineWidth: 0, indentSeq: !flatList.test(text), singleQuote: true });
}

class YamlEditor {
  readonly #document: Document.Parsed;

  constructor(document: Document.Parsed) {
    this.#document = document;
  }

  edited(node: unknown, said: Json, wanted: Json): unknown {
    if (isDeepStrictEqual(said, wanted)) return node;
    if (isMap(node) && isJsonObject(said) && isJsonObject(wanted)) return this.#editedMap(node, said, wanted);
    if (isSeq(node) && Array.isArray(said) && Array.isArray(wanted)) {
      return this.#editedList(node, said as readonly Json[], wanted as readonly Json[]);
    }
    return this.#made(node, wanted);
  }

  #editedMap(map: YAMLMap, said: JsonObject, wanted: JsonObject): YAMLMap {
    for (const key of Object.keys(said)) if (!(key in wanted)) map.delete(key);
    for (const [key, value] of Object.entries(wanted)) {
      if (isDeepStrictEqual(said[key], value)) continue;
      map.set(key, this.edited(map.get(key, true), said[key] ?? null, value));
    }
    return map;
  }

  /** Items are told apart by what they are of, such as a role; where they can't be, the list is written anew. */
  #editedList(list: YAMLSeq, said: readonly Json[], wanted: readonly Json[]): unknown {
    const nodes = new Map(list.items.map((item) => [identityOf(this.#valueOf(item)), item]));
    const before = new Map(said.map((item) => [identityOf(item), item]));
    const after = new Map(wanted.map((item) => [identityOf(item), item]));
    const areDistinct =
      nodes.size === list.items.length &&
      before.size === said.length &&
      after.size === wanted.length &&
      [...before.keys()].every((identity) => nodes.has(identity));
    if (!areDistinct) return this.#made(list, wanted);
    const kept = [...nodes.keys()].filter((identity) => after.has(identity));
    const order = isSameOrder(said, wanted) ? inOrder(kept, [...after.keys()]) : [...after.keys()];
    list.items = order.map((identity) => {
      const [node, value] = [nodes.get(identity), after.get(identity) ?? null];
      return node === undefined ? this.#made(undefined, value) : this.edited(node, before.get(identity) ?? null, value);
    });
    return list;
  }

  #valueOf(item: unknown): Json {
    const value: unknown = isScalar(item) || isMap(item) || isSeq(item) ? item.toJS(this.#document) : item;
    // YAML of the core schema is JSON.
    return value as Json;
  }

  /** A new node in the place of another one, in its style. */
  #made(node: unknown, value: Json): unknown {
    const made = this.#document.createNode(value);
    if (isScalar(node) && isScalar(made)) {
      if (node.comment != null) made.comment = node.comment;
      if (node.commentBefore != null) made.commentBefore = node.commentBefore;
    }
    if (isSeq(node) && isSeq(made)) made.flow = node.flow === true;
    return made;
  }
}

/** What of an item says which one it is. */
function identityOf(item: Json): string {
  if (!isJsonObject(item)) return JSON.stringify(item);
  const identity = item['role'] ?? item['role_name'] ?? item['name'] ?? item['table'] ?? item['collection'];
  return JSON.stringify(identity ?? item);
}

/** Whether the items that both have stand in one order. */
function isSameOrder(said: readonly Json[], wanted: readonly Json[]): boolean {
  const [before, after] = [said.map(identityOf), wanted.map(identityOf)];
  return isDeepStrictEqual(
    before.filter((identity) => after.includes(identity)),
    after.filter((identity) => before.includes(identity)),
  );
}

/** The kept items as they stand, with each new one behind the one that it follows among the wanted. */
function inOrder(kept: readonly string[], wanted: readonly string[]): readonly string[] {
  const order = [...kept];
  for (const [index, identity] of wanted.entries()) {
    if (kept.includes(identity)) continue;
    const previous = wanted[index - 1];
    order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, identity);
  }
  return order;
}
