import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Below those that operating systems give to connections that go out: none of these takes a port before somebody listens on it. */
const lowest = 10_000;
const highest = Math.min(32_768, firstGoingOut()) - 1;

/** So many different ports of 127.0.0.1 that nobody listens on. Until this process ends, nobody else gets them from here. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = randomInt(lowest, highest + 1);
    if ((await reserve(port)) && (await isFree(port))) ports.push(port);
  }
  return ports;
}

/** A port of 127.0.0.1 that nobody listens on, as `freePorts` has it. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

/** What Linux says; other systems begin higher, and one that begins lower than here leaves no choice. */
function firstGoingOut(): number {
  const file = '/proc/sys/net/ipv4/ip_local_port_range';
  const first = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8')) : Infinity;
  return first > lowest + 1_000 ? first : Infinity;
}

/** The UDP port of the same number, which nothing here uses, stands for it: the operating system gives it to one process. */
async function reserve(port: number): Promise<boolean> {
  const socket = createSocket('udp4').unref();
  try {
    await once(socket.bind({ port, address: '127.0.0.1', exclusive: true }), 'listening');
    return true;
  } catch {
    socket.close();
    return false;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch {
    return false;
  }
  await once(server.close(), 'close');
  return true;
}
