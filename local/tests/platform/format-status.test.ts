import { expect, test } from 'vitest';
import { formatDuration } from '../../src/status/format-duration.ts';
import { formatStatus } from '../../src/status/format-status.ts';
import type { MachineStatus } from '../../src/status/read-machines.ts';

const machine: MachineStatus = {
  equipmentId: 1,
  enterprise: 'Acme',
  site: 'Bonn',
  machine: 'Hall / Press',
  state: 6,
  stateName: 'Execute',
  stateSince: new Date(0),
  stateSeconds: 125,
  productionOrder: null,
  shift: 'Early',
  good: 90,
  scrap: 10,
  availability: 0.8881,
  performance: 0.8611,
  quality: 0.978,
  oee: 0.7479,
  coverage: 1,
  lastSampleAt: new Date(0),
  ageSeconds: 1.4,
  isStale: false,
};

const run = {
  version: 1 as const,
  supervisor: { pid: 1, startedAt: '' },
  startedAt: '',
  dataFolder: '',
  databaseUrl: '',
  mqttUrl: '',
  ingestUrl: '',
  graphqlUrl: '',
  adminSecret: '',
};

test('the longest state of PackML fits 100 columns, a faultless shift too', () => {
  const name = 'Filling Hall / Line1 / Filler';
  const row = {
    ...machine,
    machine: name,
    stateName: 'Unsuspending',
    stateSeconds: 86_340,
    ...{ oee: 1, availability: 1, performance: 1, quality: 1 },
    ageSeconds: 59,
  };
  const lines = formatStatus({ run: { ...run, rooms: [] }, machines: [row], databaseError: null }).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('a status shows what there is, and nothing where nothing is known', () => {
  const silent = {
    ...machine,
    machine: 'Hall / Oven',
    stateName: 'No data',
    stateSeconds: null,
    shift: null,
    oee: null,
    availability: null,
    performance: null,
    quality: null,
    coverage: null,
    ageSeconds: null,
    isStale: true,
  };
  const room = {
    name: 'ingest',
    state: 'backing-off' as const,
    failing: true,
    address: 'http://127.0.0.1:9464/healthz',
    process: null,
    restarts: 5,
    since: '',
    lastError: 'out of memory',
    logFile: null,
  };
  expect(formatStatus({ run: { ...run, rooms: [room] }, machines: [machine, silent], databaseError: null })).toBe(
    `Acme · Bonn · shift Early
Machine       State           for  OEE %   A %   P %   Q %    C %      Data
Hall / Press  Execute  2 min 05 s   74.8  88.8  86.1  97.8  100.0       1 s
Hall / Oven   No data           -      -     -     -     -      -  none yet

Room    State                 Address
ingest  failing (5 restarts)  http://127.0.0.1:9464/healthz: out of memory

OEE, A, P, Q and C (coverage) are those of the current shift so far.`,
  );
});

test.each([
  [0.4, '0 s'],
  [59, '59 s'],
  [125, '2 min 05 s'],
  [7_500, '2 h 05 min'],
  [187_200, '2 d 4 h'],
  [-3, '0 s'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
