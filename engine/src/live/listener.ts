/** Hears what a subscription has to say. */
export interface Listener {
  /** `body` is the JSON text of a GraphQL answer. */
  data(body: string): void;
  /** It could not be run this time, and lives on. */
  failing(error: unknown): void;
  /** It could not begin, or not go on. */
  refused(error: unknown): void;
  /** Nothing more comes. */
  complete(): void;
}
