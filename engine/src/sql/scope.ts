import type { Expression } from './ast.ts';

/** Names for the relations of one statement: `_0`, `_1`, ... */
export class Aliases {
  private count = 0;

  next(): string {
    const alias = `_${this.count}`;
    this.count += 1;
    return alias;
  }
}

/** The row that an expression speaks of. */
export interface Scope {
  readonly aliases: Aliases;
  /** The relation of the current row. */
  readonly alias: string;
  /** The relation of the row that the permission at hand is about. */
  readonly root: string;
}

/** A scope in which the row of `alias` is the current one, and the one that permissions are about. */
export function scopeOf(aliases: Aliases, alias: string): Scope {
  return { aliases, alias, root: alias };
}

/** A column of the current row. */
export function columnOf(scope: Scope, column: string): Expression {
  return { kind: 'column', relation: scope.alias, column };
}
