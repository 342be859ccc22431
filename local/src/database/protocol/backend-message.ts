/** Backend messages (PostgreSQL documentation, 53.7 "Message Formats"): types that matter here, encoders, a few decoders. */

export const backendType = {
  closeComplete: '3'.charCodeAt(0),
  commandComplete: 'C'.charCodeAt(0),
  dataRow: 'D'.charCodeAt(0),
  errorResponse: 'E'.charCodeAt(0),
  noticeResponse: 'N'.charCodeAt(0),
  notificationResponse: 'A'.charCodeAt(0),
  parseComplete: '1'.charCodeAt(0),
  readyForQuery: 'Z'.charCodeAt(0),
} as const;

const headerBytes = 5;

/** One backend message: type, length (which counts itself), body. */
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

/** Says that protocol 3.0 is the newest spoken here, and which `_pq_.` options are not known. */
export function negotiateProtocolVersion(unknownOptions: readonly string[]): Buffer {
  const names = Buffer.from(unknownOptions.map((name) => `${name}\0`).join(''));
  return backendMessage('v', Buffer.concat([int32s(0, unknownOptions.length), names]));
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

/** Reads the status of a ReadyForQuery. */
export function readTransactionStatus(message: Buffer): TransactionStatus {
  const status = message.toString('latin1', headerBytes, headerBytes + 1);
  return status === 'T' || status === 'E' ? status : 'I';
}

export function readyForQuery(status: TransactionStatus): Buffer {
  return backendMessage('Z', Buffer.from(status));
}

export function commandComplete(tag: string): Buffer {
  return backendMessage('C', Buffer.from(`${tag}\0`));
}

/** A notification for a client that listens. */
export interface Notification {
  /** The connection that called notify. */
  readonly processId: number;
  readonly channel: string;
  readonly payload: string;
}

export function notificationResponse({ processId, channel, payload }: Notification): Buffer {
  return backendMessage('A', Buffer.concat([int32s(processId), Buffer.from(`${channel}\0${payload}\0`)]));
}

/** Reads channel and payload; the backend's own process id says nothing here. */
export function readNotification(message: Buffer): { readonly channel: string; readonly payload: string } {
  const [channel = '', payload = ''] = message.toString('utf8', headerBytes + 4).split('\0');
  return { channel, payload };
}

/** Reads the tag of a CommandComplete. */
export function readCommandTag(message: Buffer): string {
  return message.toString('utf8', headerBytes, message.length - 1);
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

export function errorResponse({ severity, code, message, detail, hint }: WireError): Buffer {
  const fields = new Map([
    ['S', severity],
    ['V', severity],
    ['C', code],
    ['M', message],
  ]);
  if (detail !== undefined) fields.set('D', detail);
  if (hint !== undefined) fields.set('H', hint);
  return encodeErrorFields(fields);
}

/** The fields of an ErrorResponse or NoticeResponse by their one-letter names. */
export function readErrorFields(message: Buffer): Map<string, string> {
  const fields = message.toString('utf8', headerBytes).split('\0');
  return new Map(fields.filter((field) => field !== '').map((field) => [field.charAt(0), field.slice(1)]));
}

export function encodeErrorFields(fields: ReadonlyMap<string, string>): Buffer {
  const text = [...fields].map(([name, value]) => `${name}${value}\0`).join('');
  return backendMessage('E', Buffer.from(`${text}\0`));
}

/** The first column of a DataRow as text; undefined for null. */
export function readFirstColumn(message: Buffer): string | undefined {
  const start = headerBytes + 2;
  const length = message.readInt32BE(start);
  return length < 0 ? undefined : message.toString('utf8', start + 4, start + 4 + length);
}

function int32s(...values: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(value, index * 4);
  return bytes;
}
