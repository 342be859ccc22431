/** Frontend messages (PostgreSQL documentation, 53.7 "Message Formats"): their types, and encoders for the gateway's own. */

/** The types that a client may send after start-up. */
export const frontendType = {
  bind: 'B'.charCodeAt(0),
  close: 'C'.charCodeAt(0),
  copyData: 'd'.charCodeAt(0),
  copyDone: 'c'.charCodeAt(0),
  copyFail: 'f'.charCodeAt(0),
  describe: 'D'.charCodeAt(0),
  execute: 'E'.charCodeAt(0),
  flush: 'H'.charCodeAt(0),
  functionCall: 'F'.charCodeAt(0),
  parse: 'P'.charCodeAt(0),
  password: 'p'.charCodeAt(0),
  query: 'Q'.charCodeAt(0),
  sync: 'S'.charCodeAt(0),
  terminate: 'X'.charCodeAt(0),
} as const;

const knownTypes: ReadonlySet<number> = new Set(Object.values(frontendType));

export function isFrontendType(type: number): boolean {
  return knownTypes.has(type);
}

/** One message of a client, with its header. */
export interface FrontendMessage {
  readonly type: number;
  readonly bytes: Buffer;
}

/** Bytes of the type and the length before a message's body. */
export const headerBytes = 5;

/** Encodes one message: type byte, length (which counts itself), body. */
export function frontendMessage(type: number, ...body: readonly Uint8Array[]): Buffer {
  const bodyBytes = body.reduce((sum, part) => sum + part.length, 0);
  const message = Buffer.allocUnsafe(headerBytes + bodyBytes);
  message[0] = type;
  message.writeInt32BE(4 + bodyBytes, 1);
  let offset = headerBytes;
  for (const part of body) {
    message.set(part, offset);
    offset += part.length;
  }
  return message;
}

/** Query: one or more statements as text. */
export function simpleQuery(sql: string): Buffer {
  return frontendMessage(frontendType.query, cString(sql));
}

/** Parse without parameter types. */
export function parse(statement: string, sql: string): Buffer {
  return frontendMessage(frontendType.parse, cString(statement), cString(sql), int16(0));
}

/** Bind of text parameters to the unnamed portal, with results as text. */
export function bind(statement: string, parameters: readonly string[]): Buffer {
  const values = parameters.flatMap((parameter) => {
    const bytes = Buffer.from(parameter);
    return [int32(bytes.length), bytes];
  });
  return frontendMessage(
    frontendType.bind,
    cString(''),
    cString(statement),
    int16(0),
    int16(parameters.length),
    ...values,
    int16(0),
  );
}

/** Execute of the unnamed portal to its end. */
export function execute(): Buffer {
  return frontendMessage(frontendType.execute, cString(''), int32(0));
}

/** Sync: ends a sequence of extended-protocol messages. */
export function sync(): Buffer {
  return frontendMessage(frontendType.sync);
}

/** Close of a prepared statement; closing one that does not exist is no error. */
export function closeStatement(name: string): Buffer {
  return frontendMessage(frontendType.close, cString(`S${name}`));
}

/** CopyFail: the client gives up its `copy … from stdin`. */
export function copyFail(reason: string): Buffer {
  return frontendMessage(frontendType.copyFail, cString(reason));
}

/** Terminate: the client says good-bye. */
export function terminate(): Buffer {
  return frontendMessage(frontendType.terminate);
}

/** A string as the protocol has it, ended by a zero byte. */
export function cString(text: string): Buffer {
  return Buffer.from(`${text}\0`);
}

function int16(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(value);
  return bytes;
}
