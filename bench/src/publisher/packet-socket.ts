import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import mqttPacket from 'mqtt-packet';

/** Not asked for a ping however long encoding takes. */
const noKeepAlive = 0;

/** A connection to an MQTT broker that only publishes, bare of a client's cost for each message. Rejects when the broker refuses it. */
export async function openPacketSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  const acknowledged = readPacket(socket);
  socket.write(
    mqttPacket.generate({
      cmd: 'connect',
      clientId: 'bench-publisher',
      clean: true,
      keepalive: noKeepAlive,
      protocolId: 'MQTT',
      protocolVersion: 4,
    }),
  );
  const packet = await acknowledged;
  if (packet.cmd !== 'connack' || packet.returnCode !== 0) throw new Error('The broker refused the publisher.');
  return socket;
}

/** Says good-bye, so that the broker publishes no will, and closes. */
export async function closePacketSocket(socket: Socket): Promise<void> {
  const closed = once(socket, 'close');
  socket.end(mqttPacket.generate({ cmd: 'disconnect' }));
  await closed;
}

function readPacket(socket: Socket): Promise<mqttPacket.Packet> {
  return new Promise((resolve, reject) => {
    const parser = mqttPacket.parser();
    parser.once('packet', resolve);
    parser.once('error', reject);
    socket.once('error', reject);
    socket.on('data', (bytes: Buffer) => parser.parse(bytes));
  });
}
