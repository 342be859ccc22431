/** Encoders of the backend messages (PostgreSQL documentation, 53.7 "Message Formats") that the gateway itself sends. */

const headerBytes = 5;

/** One backend message: type byte, length (which counts itself), body. */
export function backendMessage(type: string, body: Uint8Array): Buffer {
  const message = Buffer.allocUnsafe(headerBytes + body.length);
  message[0] = type.charCodeAt(0);
  message.writeInt32BE(4 + body.length, 1);
  message.set(body, headerBytes);
  return message;
}

export function authenticationOk(): Buffer {
  return backendMessage('R', int32s(0));
}

export function parameterStatus(name: string, value: string): Buffer {
  return backendMessage('S', Buffer.from(`${name}\0${value}\0`));
}

/** The pair by which a later cancel request names this connection. */
export function backendKeyData(processId: number, secretKey: number): Buffer {
  return backendMessage('K', int32s(processId, secretKey));
}

/** Where a connection stands: idle, in a transaction, or in a failed one. */
export type TransactionStatus = 'I' | 'T' | 'E';

export function readyForQuery(status: TransactionStatus): Buffer {
  return backendMessage('Z', Buffer.from(status));
}

export function commandComplete(tag: string): Buffer {
  return backendMessage('C', Buffer.from(`${tag}\0`));
}

/** The parts of an error that clients show (53.8 "Error and Notice Message Fields"). */
export interface WireError {
  readonly severity: 'ERROR' | 'FATAL';
  /** SQLSTATE, as appendix A of the PostgreSQL documentation lists them. */
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
}

export function errorResponse(error: WireError): Buffer {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['S', error.severity],
    ['V', error.severity],
    ['C', error.code],
    ['M', error.message],
    ['D', error.detail],
    ['H', error.hint],
  ];
  const present = fields.flatMap(([field, value]) => (value === undefined ? [] : [`${field}${value}\0`]));
  return backendMessage('E', Buffer.from(`${present.join('')}\0`));
}

function int32s(...values: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(value, index * 4);
  return bytes;
}
