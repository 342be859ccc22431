import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createMetric, createPayload, DataType, decodeState, encodePayload } from '@andon/mqtt';
import { createCertificates, describeMissingMosquitto, startMosquitto } from '@andon/mqtt/testing';
import type { Certificates, KeyPair } from '@andon/mqtt/testing';
import sparkplugClient from 'sparkplug-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Plant, waitFor } from '../support/plant.ts';

const missing = describeMissingMosquitto();
const run = promisify(execFile);
const stateTopic = 'spBv1.0/STATE/andon';

describe.skipIf(missing !== undefined)('a worker on mosquitto, by MQTT 5 and TLS with client certificates', () => {
  let folder: string;
  let certificates: Certificates;
  let plant: Plant;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'foreign-'));
    certificates = createCertificates(folder, ['worker', 'stranger']);
    plant = await Plant.build(async () => ({ ...(await startMosquitto({ certificates })), tls: tlsOf('stranger') }));
    const { certificateFile, keyFile } = pairOf('worker');
    await plant.startWorker({
      MQTT_URL: `mqtts://127.0.0.1:${plant.brokerGate.port}`,
      MQTT_VERSION: '5',
      MQTT_CA_FILE: certificates.authorityFile,
      MQTT_CERTIFICATE_FILE: certificateFile,
      MQTT_KEY_FILE: keyFile,
    });
  });

  afterAll(async () => {
    await plant.tearDown();
    rmSync(folder, { recursive: true });
  });

  it('shows mosquitto_sub that the host is online, retained', async () => {
    const { stdout } = await mosquitto('mosquitto_sub', ['-t', stateTopic, '-C', '1', '-F', '%r %p']);
    const [retain, payload = ''] = stdout.trim().split(' ');
    expect(retain).toBe('1');
    expect(decodeState(Buffer.from(payload))).toMatchObject({ online: true });
  });

  it('contradicts mosquitto_pub that says the host is offline', async () => {
    await mosquitto('mosquitto_pub', ['-t', stateTopic, '-m', '{"online":false,"timestamp":1}', '-q', '1', '-r']);
    await waitFor(async () => {
      const { stdout } = await mosquitto('mosquitto_sub', ['-t', stateTopic, '-C', '1']);
      return decodeState(Buffer.from(stdout.trim()))?.online === true;
    });
  });

  it('takes births and data of mosquitto_pub, at QoS 0 and 1', async () => {
    const time = Date.now();
    const speed = { alias: 1, datatype: DataType.Double, timestamp: time };
    await publishPayload('NBIRTH/Line1', { seq: 0, metrics: [createMetric({ name: 'bdSeq', datatype: 4, value: 0 })] });
    await publishPayload('DBIRTH/Line1/Filler', {
      seq: 1,
      metrics: [createMetric({ ...speed, name: 'Status/CurMachSpeed', value: 1 })],
    });
    for (const [qos, seq] of [
      [0, 2],
      [1, 3],
    ] as const) {
      const metric = createMetric({ ...speed, timestamp: time + seq, value: seq, datatypeIsKnown: true });
      await publishPayload('DDATA/Line1/Filler', { seq, metrics: [metric] }, qos);
    }
    await waitFor(async () => (await speeds('SimulatorCorp/Line1/Filler', time)).length === 3);
    expect(await speeds('SimulatorCorp/Line1/Filler', time)).toEqual([1, 2, 3]);
  });

  it('takes sparkplug-client of Eclipse Tahu for the edge node that it is, asks it for a birth, and sees it end', async () => {
    const { certificateFile, keyFile } = pairOf('stranger');
    const client = sparkplugClient.newClient({
      serverUrl: plant.broker.url,
      username: '',
      password: '',
      groupId: 'SimulatorCorp',
      edgeNode: 'Line2',
      clientId: 'tahu',
      publishDeath: true,
      mqttOptions: {
        ca: readFileSync(certificates.authorityFile),
        cert: readFileSync(certificateFile),
        key: readFileSync(keyFile),
      },
    });
    await once(client, 'birth');
    const time = Date.now();
    const speed = (value: number, timestamp: number) => ({
      timestamp,
      metrics: [{ name: 'Status/CurMachSpeed', value, type: 'Double' as const, timestamp }],
    });
    const rebirth = { name: 'Node Control/Rebirth', value: false, type: 'Boolean' as const };
    client.publishNodeBirth({ timestamp: time, metrics: [rebirth] });
    client.publishDeviceBirth('Filler', speed(10, time));
    client.publishDeviceData('Filler', speed(11, time + 1));
    await waitFor(async () => (await speeds('SimulatorCorp/Line2/Filler', time)).length === 2);
    expect(await speeds('SimulatorCorp/Line2/Filler', time)).toEqual([10, 11]);

    const asked = once(client, 'ncmd');
    client.publishDeviceData('Capper', speed(12, time + 2));
    const [command] = (await asked) as [{ metrics: { name: string; value: unknown }[] }];
    expect(command.metrics).toMatchObject([{ name: 'Node Control/Rebirth', value: true }]);

    client.stop();
    await waitFor(async () => (await onlineOf('Line2')) === false);
  });

  function pairOf(name: string): KeyPair {
    const pair = certificates.clients.get(name);
    if (pair === undefined) throw new Error(`There is no certificate of ${name}.`);
    return pair;
  }

  function tlsOf(name: string): { ca: Buffer; certificate: Buffer; key: Buffer } {
    const { certificateFile, keyFile } = pairOf(name);
    const ca = readFileSync(certificates.authorityFile);
    return { ca, certificate: readFileSync(certificateFile), key: readFileSync(keyFile) };
  }

  function mosquitto(
    program: 'mosquitto_pub' | 'mosquitto_sub',
    words: readonly string[],
  ): Promise<{ stdout: string }> {
    const { certificateFile, keyFile } = pairOf('stranger');
    const tls = ['--cafile', certificates.authorityFile, '--cert', certificateFile, '--key', keyFile];
    return run(program, ['-h', '127.0.0.1', '-p', String(plant.broker.port), ...tls, ...words]);
  }

  async function publishPayload(
    topic: string,
    fields: Parameters<typeof createPayload>[0],
    qos: 0 | 1 = 0,
  ): Promise<void> {
    const file = join(folder, 'payload');
    writeFileSync(file, encodePayload(createPayload({ timestamp: Date.now(), ...fields })));
    await mosquitto('mosquitto_pub', ['-t', `spBv1.0/SimulatorCorp/${topic}`, '-q', String(qos), '-f', file]);
  }

  async function speeds(source: string, since: number): Promise<readonly unknown[]> {
    const rows = await plant.rows(
      `select speed from equipment_values
       where equipment_id = (select equipment_id from packml_register where source_topic = $1) and time >= $2
         and speed is not null
       order by time`,
      [source, new Date(since)],
    );
    return rows.map(({ speed }) => speed);
  }

  async function onlineOf(edgeNodeId: string): Promise<unknown> {
    const [row] = await plant.rows('select online from edge_nodes where edge_node_id = $1', [edgeNodeId]);
    return row?.['online'];
  }
});
