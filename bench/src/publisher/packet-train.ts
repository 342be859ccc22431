import type { OutgoingMessage } from '@andon/mqtt';
import mqttPacket from 'mqtt-packet';

/** MQTT packets one behind the other, fit to be written to a socket in any number. */
export interface PacketTrain {
  readonly length: number;
  /** The bytes of the packets from `first` up to, not including, `end`. */
  bytes(first: number, end: number): Buffer;
}

/** Publishes messages at QoS 0. */
export function packetTrain(messages: readonly OutgoingMessage[]): PacketTrain {
  const packets = messages.map(({ topic, payload }) =>
    mqttPacket.generate({ cmd: 'publish', topic, payload: Buffer.from(payload), qos: 0, dup: false, retain: false }),
  );
  const starts = new Float64Array(packets.length + 1);
  for (const [index, packet] of packets.entries()) starts[index + 1] = (starts[index] ?? 0) + packet.length;
  const all = Buffer.concat(packets);
  return { length: packets.length, bytes: (first, end) => all.subarray(starts[first], starts[end]) };
}
