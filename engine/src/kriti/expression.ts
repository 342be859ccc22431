import type { Json } from '../metadata/json.ts';

/** A parsed template. Every part that can fail when it is evaluated knows where it stands. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Json }
  /** A text with expressions inside: `"https://{{$host}}/"`. */
  | { readonly kind: 'text'; readonly parts: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Expression])[] }
  | PathExpression
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
      readonly span: Span;
    }
  | RangeExpression
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  | { readonly kind: 'call'; readonly name: string; readonly argument: Expression; readonly span: Span };

export interface PathExpression {
  readonly kind: 'path';
  readonly root: string;
  readonly steps: readonly PathStep[];
  readonly span: Span;
}

export interface PathStep {
  readonly key: string | number;
  /** `?.`: what is missing ends the path with null. */
  readonly isOptional: boolean;
  readonly span: Span;
}

/** A list made of one value per item of another. */
export interface RangeExpression {
  readonly kind: 'range';
  readonly indexName: string | null;
  readonly itemName: string;
  readonly over: PathExpression;
  readonly body: Expression;
  readonly span: Span;
}

/** From the loosest to the tightest. */
export const operatorLevels = [['??'], ['||'], ['&&'], ['==', '!=', '>=', '<=', '>', '<', 'in']] as const;

export type BinaryOperator = (typeof operatorLevels)[number][number];

/** A part of a template's text, in lines and columns as editors count them. */
export interface Span {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
