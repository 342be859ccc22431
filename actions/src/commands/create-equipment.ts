import { z } from 'zod';
import type { Command } from './command.ts';
import { equipmentSettings } from './equipment-settings.ts';
import { choice, rowId, text } from './fields.ts';

/** Adds a line or a machine. */
export const createEquipment: Command = {
  name: 'create_equipment',
  input: z.object({
    areaId: rowId('an area'),
    kind: choice('what it is', ['line', 'machine']),
    name: text('a name'),
    ...equipmentSettings,
  }),
};
