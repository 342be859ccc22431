import type { NamingConvention } from '../metadata/metadata.ts';

/**
 * A name in parts, before a naming convention joins them. Hasura tells names that people chose (`custom`, kept as they
 * are) from those it makes (`generated`, cased by the convention).
 */
export type Identifier = readonly IdentifierPart[];

export interface IdentifierPart {
  readonly text: string;
  readonly origin: 'custom' | 'generated';
}

/** How one source names its types and root fields. */
export interface SourceNaming {
  readonly convention: NamingConvention;
  readonly typePrefix: string;
  readonly typeSuffix: string;
  readonly rootFieldPrefix: string;
  readonly rootFieldSuffix: string;
  /** The field under which all root fields of the source stand; null: directly in the root type. */
  readonly namespace: string | null;
}

/** A name that a person chose. */
export function customIdentifier(text: string): Identifier {
  return [{ text, origin: 'custom' }];
}

/** A generated name given in snake case; a leading underscore stays with its first word. */
export function generatedIdentifier(snake: string): Identifier {
  return splitSnake(snake).map((text) => ({ text, origin: 'generated' }));
}

/** `author` followed by generated words: `derive(author, 'bool_exp')`. */
export function derive(identifier: Identifier, generatedSuffix: string): Identifier {
  return [...identifier, ...generatedIdentifier(generatedSuffix)];
}

/** The GraphQL type's name: casing by convention, then the source's prefix and suffix. */
export function typeName(naming: SourceNaming, identifier: Identifier): string {
  const { convention, typePrefix: prefix, typeSuffix: suffix } = naming;
  return affix(convention, prefix, suffix, joinTypeName(convention, identifier));
}

/** Casing of a type's name without the source's prefix and suffix. */
export function joinTypeName(convention: NamingConvention, identifier: Identifier): string {
  return convention === 'hasura-default' ? joinSnake(identifier) : joinCased(identifier, upperFirst);
}

/** Casing of a field's or argument's name. */
export function joinFieldName(convention: NamingConvention, identifier: Identifier): string {
  return convention === 'hasura-default' ? joinSnake(identifier) : joinCased(identifier, lowerFirst);
}

/** A root field's name after casing: the source's prefix and suffix around it. */
export function affixRootField(naming: SourceNaming, name: string): string {
  const { convention, rootFieldPrefix: prefix, rootFieldSuffix: suffix } = naming;
  return affix(convention, prefix, suffix, name);
}

/** A snake-case name of a column or argument as the convention writes it. */
export function caseFieldName(convention: NamingConvention, name: string): string {
  return convention === 'hasura-default' ? name : joinCased(generatedIdentifier(name), lowerFirst);
}

/** An enum's value as the convention writes it. */
export function caseEnumValue(convention: NamingConvention, value: string): string {
  return convention === 'hasura-default' ? value : value.toUpperCase();
}

/** Whether GraphQL can spell the name. */
export function isGraphqlName(name: string): boolean {
  return /^[_A-Za-z][_0-9A-Za-z]*$/.test(name);
}

function affix(convention: NamingConvention, prefix: string, suffix: string, name: string): string {
  if (prefix === '' && suffix === '') return name;
  if (convention === 'hasura-default') return `${prefix}${name}${suffix}`;
  return prefix === '' ? name + upperFirst(suffix) : prefix + upperFirst(name) + upperFirst(suffix);
}

function joinSnake(identifier: Identifier): string {
  return identifier.map(({ text }) => text).join('_');
}

function joinCased([first, ...rest]: Identifier, caseFirst: (text: string) => string): string {
  if (first === undefined) return '';
  const head = first.origin === 'custom' ? first.text : caseFirst(first.text);
  return head + rest.map(({ text }) => upperFirst(text)).join('');
}

function splitSnake(snake: string): readonly string[] {
  const [first, second, ...rest] = snake.split('_');
  if (first === '' && second !== undefined) return [`_${second}`, ...rest];
  return snake.split('_');
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
