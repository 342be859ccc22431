/** What a client says first (53.2.1 "Start-up", 53.7 SSLRequest, GSSENCRequest, CancelRequest, StartupMessage). */
export type StartupPacket =
  | { readonly kind: 'encryption-request' }
  | { readonly kind: 'cancel-request'; readonly processId: number; readonly secretKey: number }
  | { readonly kind: 'unsupported-protocol'; readonly major: number; readonly minor: number }
  | { readonly kind: 'malformed' }
  | StartupMessage;

export interface StartupMessage {
  readonly kind: 'startup';
  /** Of protocol 3; minors after 0 are answered by NegotiateProtocolVersion. */
  readonly minor: number;
  readonly parameters: ReadonlyMap<string, string>;
}

const requestCodes = { cancel: 80_877_102, ssl: 80_877_103, gssEncryption: 80_877_104 } as const;
const cancelRequestBytes = 16;

/** Reads a packet with its length word. */
export function readStartupPacket(packet: Buffer): StartupPacket {
  if (packet.length < 8) return { kind: 'malformed' };
  const code = packet.readInt32BE(4);
  switch (code) {
    case requestCodes.ssl:
    case requestCodes.gssEncryption:
      return { kind: 'encryption-request' };
    case requestCodes.cancel:
      if (packet.length < cancelRequestBytes) return { kind: 'malformed' };
      return { kind: 'cancel-request', processId: packet.readInt32BE(8), secretKey: packet.readInt32BE(12) };
    default:
      return readStartupMessage(code, packet.subarray(8));
  }
}

function readStartupMessage(code: number, body: Buffer): StartupPacket {
  const [major, minor] = [code >> 16, code & 0xffff];
  if (major !== 3) return { kind: 'unsupported-protocol', major, minor };
  const words = body.toString('utf8').split('\0');
  const parameters = new Map<string, string>();
  for (let index = 0; index + 1 < words.length; index += 2) {
    const [name, value] = [words[index], words[index + 1]];
    if (name === undefined || name === '' || value === undefined) break;
    parameters.set(name, value);
  }
  return { kind: 'startup', minor, parameters };
}
