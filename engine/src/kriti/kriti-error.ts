import type { JsonObject } from '../metadata/json.ts';
import type { Span } from './expression.ts';

/** A template that can't be read, or can't be evaluated with the values at hand. */
export class KritiError extends Error {
  override readonly name = 'KritiError';
  readonly span: Span;

  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }

  /** As Hasura shows it. */
  toJson(): JsonObject {
    const { startLine, startColumn, endLine, endColumn } = this.span;
    return {
      error_code: 'TransformationError',
      source_position: {
        start_line: startLine,
        start_column: startColumn,
        end_line: endLine,
        end_column: endColumn,
      },
      message: this.message,
    };
  }
}
