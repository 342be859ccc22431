import type { Aedes } from 'aedes';
import { parseTopic } from '../topic/parse-topic.ts';

/** Where a Sparkplug aware server keeps births for whoever comes later (Sparkplug 3.0, 10.1.5). */
const certificatesPrefix = '$sparkplug/certificates';

/** Makes a broker Sparkplug aware: the last NBIRTH of each edge node and DBIRTH of each device are retained apart. */
export function keepCertificates(aedes: Aedes): void {
  aedes.on('publish', ({ topic, payload }) => {
    if (!isBirth(topic)) return;
    const certificate = `${certificatesPrefix}/${topic}`;
    aedes.publish({ cmd: 'publish', topic: certificate, payload, qos: 0, retain: true, dup: false }, () => undefined);
  });
}

function isBirth(topic: string): boolean {
  // Most messages are data, and end here.
  if (!topic.includes('BIRTH/')) return false;
  const parsed = parseTopic(topic);
  return parsed.kind !== 'invalid' && parsed.kind !== 'state' && (parsed.verb === 'NBIRTH' || parsed.verb === 'DBIRTH');
}
