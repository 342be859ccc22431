import { createServer } from 'node:net';
import { once } from 'node:events';
import { freePorts } from '@andon/mqtt/testing';
import { expect, it } from 'vitest';

it('gives each free port once, and none that a connection going out may take', async () => {
  const ports = [...(await freePorts(150)), ...(await freePorts(150))];
  expect(new Set(ports).size).toBe(300);
  expect(Math.max(...ports)).toBeLessThan(32_768);
  const [port = 0] = ports;
  const server = createServer();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  server.close();
});
