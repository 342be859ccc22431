import { setTimeout as delay } from 'node:timers/promises';
import type { Socket } from 'node:net';
import type { OutgoingMessage } from '@andon/mqtt';
import { machineSample, sampleTimeMs } from '../plant/machine-sample.ts';
import type { MachineSample } from '../plant/machine-sample.ts';
import { BenchNode } from './bench-node.ts';
import { closePacketSocket, openPacketSocket } from './packet-socket.ts';
import { packetTrain } from './packet-train.ts';
import type { PacketTrain } from './packet-train.ts';
import type { PublisherPlan } from './publisher-plan.ts';

const socketLimitBytes = 64_000;
/** Looked at the socket after so many. */
const packetsAtOnce = 100;
const tickMs = 5;
/** Messages that are encoded once in vain, to learn how long it takes. */
const trialMessages = 500;
/** Encoding may take this many times as long as the trial promised. */
const allowance = 2;

/**
 * Publishes the births, then every sample at its time, as fast as planned and no faster than the broker takes them. What
 * is sent is encoded before the first sample is due, so that making the load takes little of the machine that bears it.
 * Prints one JSON line with the times of the first and last sample.
 */
async function main(): Promise<void> {
  const plan = JSON.parse(process.argv[2] ?? '') as PublisherPlan; // written by the bench that starts this process
  const socket = await openPacketSocket(plan.mqttUrl);
  const startedAtMs = Date.now() + 1_000 + allowance * encodingMs(plan);
  const node = new BenchNode();
  const births = packetTrain([
    node.nodeBirth(startedAtMs),
    ...messagesOfLines(plan, 0, startedAtMs, (...scan) => [node.deviceBirth(...scan)]),
  ]);
  const data = packetTrain(dataMessages(plan, node, startedAtMs));
  await delay(Math.max(0, startedAtMs - Date.now()));
  socket.write(births.bytes(0, births.length));
  await publishInTime(socket, data, plan, startedAtMs);
  await closePacketSocket(socket);
  process.stdout.write(`${JSON.stringify({ startedAtMs, endedAtMs: Date.now() })}\n`);
}

/** How long the data messages of the plan take to encode, in milliseconds, as a trial of some of them says. */
function encodingMs(plan: PublisherPlan): number {
  const startedAtMs = performance.now();
  const samplesPerMachine = Math.min(plan.samplesPerMachine, 1 + Math.ceil(trialMessages / linesOf(plan)));
  packetTrain(dataMessages({ ...plan, samplesPerMachine }, new BenchNode(), Date.now()));
  const share = plan.samplesPerMachine / samplesPerMachine;
  return (performance.now() - startedAtMs) * share;
}

/** In the order of sending. Sample 0 goes out with the births. */
function dataMessages(plan: PublisherPlan, node: BenchNode, startedAtMs: number): readonly OutgoingMessage[] {
  return Array.from({ length: plan.samplesPerMachine - 1 }, (_, index) =>
    messagesOfLines(plan, index + 1, startedAtMs, (...scan) => node.deviceData(...scan, plan.metricsPerMessage)),
  ).flat();
}

function messagesOfLines(
  plan: PublisherPlan,
  index: number,
  startedAtMs: number,
  encode: (line: number, timeMs: number, samples: readonly MachineSample[]) => readonly OutgoingMessage[],
): readonly OutgoingMessage[] {
  const timeMs = sampleTimeMs(startedAtMs, index, plan.samplesPerSecondOfMachine);
  return Array.from({ length: linesOf(plan) }, (_line, line) => {
    const first = line * plan.machinesPerLine;
    const samples = Array.from({ length: plan.machinesPerLine }, (_machine, place) =>
      machineSample(first + place, index, timeMs),
    );
    return encode(line, timeMs, samples);
  }).flat();
}

function linesOf({ machines, machinesPerLine }: PublisherPlan): number {
  return machines / machinesPerLine;
}

async function publishInTime(
  socket: Socket,
  packets: PacketTrain,
  plan: PublisherPlan,
  startedAtMs: number,
): Promise<void> {
  const seconds = (plan.samplesPerMachine - 1) / plan.samplesPerSecondOfMachine;
  const packetsPerSecond = packets.length / seconds;
  // Sample 0 went out with the births; no sample is sent before its time, which would make its row look younger.
  const firstDueMs = startedAtMs + 1_000 / plan.samplesPerSecondOfMachine;
  let sent = 0;
  while (sent < packets.length) {
    const due = Math.min(packets.length, Math.floor(((Date.now() - firstDueMs) / 1_000) * packetsPerSecond));
    while (sent < due && socket.writableLength < socketLimitBytes) {
      const end = Math.min(due, sent + packetsAtOnce);
      socket.write(packets.bytes(sent, end));
      sent = end;
    }
    await delay(tickMs);
  }
}

await main();
