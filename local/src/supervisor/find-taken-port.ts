import { createServer } from 'node:net';

/** A port that a room will listen on, with the setting that moves it. */
export interface WantedPort {
  readonly room: string;
  readonly port: number;
  readonly setting: string;
}

/** The first of the ports on 127.0.0.1 that some other process holds, if any. */
export async function findTakenPort(wanted: readonly WantedPort[]): Promise<WantedPort | undefined> {
  for (const candidate of wanted) {
    if (!(await isFree(candidate.port))) return candidate;
  }
  return undefined;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
