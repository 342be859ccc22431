import type { Expression } from '../kriti/expression.ts';

/** How a request to a handler is rewritten; null leaves a part as it is. */
export interface RequestTransform {
  readonly method: string | null;
  readonly url: Expression | null;
  readonly body: BodyTransform | null;
  readonly queryParameters: QueryTransform | null;
  readonly headers: HeaderTransform | null;
}

export interface ResponseTransform {
  readonly body: BodyTransform | null;
}

export type BodyTransform =
  | { readonly kind: 'template'; readonly template: Expression }
  | { readonly kind: 'form'; readonly fields: TemplatePairs }
  | { readonly kind: 'remove' };

export type QueryTransform =
  | { readonly kind: 'pairs'; readonly pairs: TemplatePairs }
  /** The whole query, behind the question mark. */
  | { readonly kind: 'whole'; readonly template: Expression };

export interface HeaderTransform {
  readonly add: TemplatePairs;
  readonly remove: readonly string[];
}

export type TemplatePairs = readonly (readonly [name: Expression, value: Expression])[];
