/** One process of the platform, as the supervisor starts it. */
export interface Room {
  readonly name: string;
  /** Absolute path of the module that is its process: TypeScript, or JavaScript that runs on plain Node. */
  readonly module: string;
  /** Absolute path of the module that holds most of its code and does nothing by itself; loaded ahead of its turn. */
  readonly code?: string;
  /** What its module is called with. */
  readonly words?: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Lines that are less severe stay out of its log; left out: none do. */
  readonly logLevel?: string;
  /** Where it is reached, without credentials; null for a room that only reaches out. */
  readonly address: string | null;
}
