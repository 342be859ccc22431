import { valueColumns } from '../map/registration.ts';
import { worseQuality } from '../validate/breach-quality.ts';
import type { ValueColumn } from '../map/registration.ts';
import type { IncomingMessage } from '../host/incoming-message.ts';

type Column = (number | undefined)[];

export interface EquipmentSampleKey {
  readonly equipmentId: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly quality: number;
  /** The message that brought it; a death that we noticed ourselves has none. */
  readonly message: IncomingMessage | undefined;
}

/**
 * Rows for equipment_values, held by column as `unnest` wants them. Two samples of one equipment and time become one
 * row: a later column value replaces an earlier one.
 */
export class EquipmentRows {
  readonly equipmentIds: number[] = [];
  readonly times: number[] = [];
  readonly qualities: number[] = [];
  readonly messages: (IncomingMessage | undefined)[] = [];
  readonly columns: Readonly<Record<ValueColumn, Column>> = {
    state: [],
    mode: [],
    speed: [],
    produced: [],
    scrap: [],
    produced_counter: [],
    scrap_counter: [],
  };
  private readonly rowsByEquipment = new Map<number, Map<number, number>>();

  get length(): number {
    return this.times.length;
  }

  /** The numbers of all rows, those of one equipment together: the database writes and reads neighbours in less time. */
  get numbersByEquipment(): readonly number[] {
    return [...this.rowsByEquipment.values()].flatMap((rowsByTime) => [...rowsByTime.values()]);
  }

  /** The number of the sample's row, made when it isn't there yet. */
  row({ equipmentId, time, quality, message }: EquipmentSampleKey): number {
    let rowsByTime = this.rowsByEquipment.get(equipmentId);
    if (rowsByTime === undefined) {
      rowsByTime = new Map();
      this.rowsByEquipment.set(equipmentId, rowsByTime);
    }
    const known = rowsByTime.get(time);
    if (known !== undefined) {
      this.qualities[known] = worseQuality(this.qualities[known] ?? quality, quality);
      return known;
    }
    const row = this.times.length;
    rowsByTime.set(time, row);
    this.equipmentIds.push(equipmentId);
    this.times.push(time);
    this.qualities.push(quality);
    this.messages.push(message);
    for (const column of valueColumns) this.columns[column].push(undefined);
    return row;
  }
}
