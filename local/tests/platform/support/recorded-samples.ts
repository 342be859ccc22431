import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A sample as an edge node wrote it down before it sent it. */
export interface RecordedSample {
  /** `<group>/<edge node>/<device>` */
  readonly source: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly values: Readonly<Record<string, number | string | boolean>>;
}

const headerBytes = 8;

/** Reads every sample in the store-and-forward logs of a data folder (records: length, CRC-32, JSON). */
export function readRecordedSamples(dataFolder: string): readonly RecordedSample[] {
  const edge = join(dataFolder, 'edge');
  return readdirSync(edge).flatMap((folder) => {
    const node = folder.split(' ').map(decodeURIComponent).join('/');
    const samples = join(edge, folder, 'samples');
    const files = existsSync(samples) ? readdirSync(samples).sort() : [];
    return files.flatMap((file) => readSegment(readFileSync(join(samples, file)), node));
  });
}

function readSegment(bytes: Buffer, node: string): RecordedSample[] {
  const samples: RecordedSample[] = [];
  let offset = 0;
  while (offset + headerBytes <= bytes.length) {
    const end = offset + headerBytes + bytes.readUInt32BE(offset);
    if (end > bytes.length) break;
    const [device, time, values] = JSON.parse(bytes.toString('utf8', offset + headerBytes, end)) as [
      string,
      number,
      RecordedSample['values'],
    ];
    samples.push({ source: `${node}/${device}`, time, values });
    offset = end;
  }
  return samples;
}
