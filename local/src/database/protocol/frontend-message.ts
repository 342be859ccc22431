/** Encoders of frontend messages (PostgreSQL documentation, 53.7 "Message Formats") that the gateway itself sends. */

const headerBytes = 5;

/** One frontend message: type byte, length (which counts itself), body. */
export function frontendMessage(type: string, body: Uint8Array): Buffer {
  const message = Buffer.allocUnsafe(headerBytes + body.length);
  message[0] = type.charCodeAt(0);
  message.writeInt32BE(4 + body.length, 1);
  message.set(body, headerBytes);
  return message;
}

/** Query: one or more statements as text. */
export function simpleQuery(sql: string): Buffer {
  return frontendMessage('Q', Buffer.from(`${sql}\0`));
}

/** Sync: ends a sequence of extended-protocol messages. */
export function sync(): Buffer {
  return frontendMessage('S', new Uint8Array(0));
}

/** Close of a prepared statement; closing one that does not exist is no error. */
export function closeStatement(name: string): Buffer {
  return frontendMessage('C', Buffer.from(`S${name}\0`));
}

/** Terminate: the client says good-bye. */
export function terminate(): Buffer {
  return frontendMessage('X', new Uint8Array(0));
}
