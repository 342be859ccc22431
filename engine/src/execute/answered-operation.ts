/** How one GraphQL operation went. */
export interface AnsweredOperation {
  /** unknown: it was refused before it was understood. */
  readonly kind: 'query' | 'mutation' | 'subscription' | 'unknown';
  readonly isFault: boolean;
  readonly seconds: number;
}

/** Hears about operations; null: nobody does. */
export type ObserveOperation = ((operation: AnsweredOperation) => void) | null;
