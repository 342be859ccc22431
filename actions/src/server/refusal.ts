/** Why something is refused. */
export interface RefusalReason {
  /** Of HTTP: 4xx. */
  readonly status: number;
  /** Machine code, such as `invalid-input`. */
  readonly code: string;
  /** For people: what is wrong, and what to do next. */
  readonly message: string;
  /** The field of the input that it is about. */
  readonly field?: string;
  /** All faults of the input, by field. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Of a conflict: the row as it is now. */
  readonly current?: unknown;
}

/** Something that was asked for is refused; the client is told why. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, options?: ErrorOptions) {
    super(reason.message, options);
    this.reason = reason;
  }
}
