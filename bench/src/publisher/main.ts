import { setTimeout as delay } from 'node:timers/promises';
import { openSession } from '@andon/mqtt';
import type { Session } from '@andon/mqtt';
import { machineSample, sampleTimeMs } from '../plant/machine-sample.ts';
import { BenchNode } from './bench-node.ts';

const socketLimitBytes = 64_000;
const tickMs = 5;

interface PublisherPlan {
  readonly mqttUrl: string;
  readonly machines: number;
  readonly samplesPerMachine: number;
  readonly samplesPerSecondOfMachine: number;
}

/**
 * Publishes the births, then every sample at its time, as fast as planned and no faster than the broker takes them.
 * Prints one JSON line with the times of the first and last sample.
 */
async function main(): Promise<void> {
  const plan = JSON.parse(process.argv[2] ?? '') as PublisherPlan; // written by the bench that starts this process
  const session = await openSession({
    url: plan.mqttUrl,
    clientId: 'bench-publisher',
    subscriptions: [],
    onMessage: () => undefined,
  });
  const startedAtMs = Date.now() + 1_000;
  const node = new BenchNode();
  await session.publish(node.nodeBirth(startedAtMs));
  for (let machine = 0; machine < plan.machines; machine += 1) {
    await session.publish(node.deviceBirth(machineSample(machine, 0, startedAtMs)));
  }
  await publishSamples(session, node, plan, startedAtMs);
  await session.close();
  process.stdout.write(`${JSON.stringify({ startedAtMs, endedAtMs: Date.now() })}\n`);
}

async function publishSamples(session: Session, node: BenchNode, plan: PublisherPlan, startedAtMs: number) {
  const { machines, samplesPerMachine, samplesPerSecondOfMachine } = plan;
  // Sample 0 went out with the births.
  const total = machines * (samplesPerMachine - 1);
  let sent = 0;
  while (sent < total) {
    const elapsedSeconds = (Date.now() - startedAtMs) / 1_000;
    const due = Math.min(total, Math.floor(elapsedSeconds * samplesPerSecondOfMachine * machines));
    while (sent < due && session.bufferedBytes < socketLimitBytes) {
      const index = 1 + Math.floor(sent / machines);
      const timeMs = sampleTimeMs(startedAtMs, index, samplesPerSecondOfMachine);
      void session.publish(node.deviceData(machineSample(sent % machines, index, timeMs)));
      sent += 1;
    }
    await delay(tickMs);
  }
  while (session.bufferedBytes > 0) await delay(tickMs);
}

await main();
