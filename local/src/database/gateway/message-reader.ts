import type { WireError } from '../protocol/backend-message.ts';
import { ByteQueue } from '../protocol/byte-queue.ts';
import { headerBytes, isFrontendType, type FrontendMessage } from '../protocol/frontend-message.ts';
import { readStartupPacket, type StartupPacket } from '../protocol/startup-packet.ts';

/** PostgreSQL's own limits: of a start-up packet (MAX_STARTUP_PACKET_LENGTH), and of a message (MaxAllocSize). */
const startupLimitBytes = 10_000;
const messageLimitBytes = 1_073_741_823;
const shortestStartupBytes = 8;

/** What cannot be a message: the connection has lost its synchronization. */
export interface BrokenMessage {
  readonly kind: 'broken';
  readonly error: Omit<WireError, 'severity'>;
}

/** Cuts what a client sends into messages. */
export class MessageReader {
  readonly #bytes = new ByteQueue();

  push(chunk: Buffer): void {
    this.#bytes.push(chunk);
  }

  /** The next packet of the start-up; undefined when it has not arrived as a whole. */
  takeStartupPacket(): StartupPacket | undefined {
    const length = this.#bytes.peek(4)?.readInt32BE(0);
    if (length === undefined) return undefined;
    if (length < shortestStartupBytes || length > startupLimitBytes) return { kind: 'malformed' };
    const packet = this.#bytes.take(length);
    return packet === undefined ? undefined : readStartupPacket(packet);
  }

  /** The next message after the start-up; undefined when it has not arrived as a whole. */
  takeMessage(): FrontendMessage | BrokenMessage | undefined {
    const header = this.#bytes.peek(headerBytes);
    if (header === undefined) return undefined;
    const [type, length] = [header.readUInt8(0), header.readInt32BE(1)];
    if (!isFrontendType(type)) return broken(`invalid frontend message type ${type}`);
    if (length < 4 || length > messageLimitBytes) return broken(`invalid message length ${length}`);
    const bytes = this.#bytes.take(1 + length);
    return bytes === undefined ? undefined : { type, bytes };
  }
}

function broken(message: string): BrokenMessage {
  return { kind: 'broken', error: { code: '08P01', message } };
}
