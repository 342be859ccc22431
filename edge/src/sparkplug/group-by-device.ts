import type { DeviceSample } from '../store/sample.ts';

/** So many samples fit in one message and leave it far below any broker's limit. */
const samplesPerMessage = 50;

/** Gathers samples, given in order, into messages: one device each, the order kept within the device. */
export function groupByDevice(
  samples: readonly DeviceSample[],
): { readonly deviceId: string; readonly samples: readonly DeviceSample[] }[] {
  const byDevice = new Map<string, DeviceSample[]>();
  for (const sample of samples) {
    const ofDevice = byDevice.get(sample.deviceId);
    if (ofDevice === undefined) byDevice.set(sample.deviceId, [sample]);
    else ofDevice.push(sample);
  }
  return [...byDevice].flatMap(([deviceId, ofDevice]) =>
    chunks(ofDevice, samplesPerMessage).map((chunk) => ({ deviceId, samples: chunk })),
  );
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
