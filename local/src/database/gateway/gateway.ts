import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { EngineThread } from '../engine/engine-thread.ts';
import { authenticationOk, backendKeyData, parameterStatus, readyForQuery } from '../protocol/backend-message.ts';
import { simpleQuery } from '../protocol/frontend-message.ts';

export class Gateway {
  readonly #server: Server;
  readonly #engine: EngineThread;
  readonly #sockets = new Set<Socket>();
  #turn: Promise<void> = Promise.resolve();
  #lastPid = 1000;
  constructor(engine: EngineThread) {
    this.#engine = engine;
    this.#server = createServer((socket) => void this.#serve(socket));
  }
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await this.#turn;
  }
  async #serve(socket: Socket): Promise<void> {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    let started = false;
    let pending: Buffer = Buffer.alloc(0);
    let batch: Buffer[] = [];
    let release: (() => void) | undefined;
    socket.on('error', () => undefined);
    const acquire = async (): Promise<void> => {
      const before = this.#turn;
      let done = (): void => undefined;
      this.#turn = new Promise((resolve) => (done = resolve));
      await before;
      release = done;
    };
    const work: Buffer[] = [];
    let working = false;
    const pump = async (): Promise<void> => {
      if (working) return;
      working = true;
      for (let next = work.shift(); next !== undefined; next = work.shift()) {
        if (release === undefined) await acquire();
        let status = 73;
        await this.#engine.exec(Uint8Array.from(next), {
          onCopyDataWanted: () => undefined,
          onPiece: (piece, read) => {
            status = piece[piece.length - 1] ?? status;
            socket.write(piece);
            read();
          },
        });
        if (status === 73) {
          release?.();
          release = undefined;
        }
      }
      working = false;
    };
    socket.on('close', () => {
      this.#sockets.delete(socket);
      if (release !== undefined)
        void this.#engine
          .exec(Uint8Array.from(simpleQuery('rollback')), {
            onCopyDataWanted: () => undefined,
            onPiece: (_p, read) => read(),
          })
          .then(release);
    });
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      while (!started && pending.length >= 8) {
        const length = pending.readInt32BE(0);
        if (pending.length < length) break;
        const code = pending.readInt32BE(4);
        pending = pending.subarray(length);
        if (code === 80877103 || code === 80877104) socket.write('N');
        else {
          started = true;
          const status: [string, string][] = [
            ['server_version', '17.5'],
            ['server_encoding', 'UTF8'],
            ['client_encoding', 'UTF8'],
            ['DateStyle', 'ISO, MDY'],
            ['TimeZone', 'UTC'],
            ['integer_datetimes', 'on'],
            ['standard_conforming_strings', 'on'],
            ['IntervalStyle', 'postgres'],
            ['is_superuser', 'on'],
          ];
          socket.write(
            Buffer.concat([
              authenticationOk(),
              ...status.map(([n, v]) => parameterStatus(n, v)),
              backendKeyData(++this.#lastPid, 1),
              readyForQuery('I'),
            ]),
          );
        }
      }
      while (started && pending.length >= 5 && pending.length >= 1 + pending.readInt32BE(1)) {
        const end = 1 + pending.readInt32BE(1);
        const message = pending.subarray(0, end);
        pending = pending.subarray(end);
        if (message[0] === 88) return void socket.end();
        batch.push(message);
        if (message[0] === 81 || message[0] === 83) {
          work.push(Buffer.concat(batch));
          batch = [];
        }
      }
      void pump();
    }
  }
}
