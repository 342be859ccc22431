import { z } from 'zod';
import type { Command } from './command.ts';
import { equipmentSettings } from './equipment-settings.ts';
import { flag, optional, rowId, text, version } from './fields.ts';

/** Changes equipment, or retires it. */
export const changeEquipment: Command = {
  name: 'change_equipment',
  input: z.object({
    equipmentId: rowId('equipment'),
    name: optional(text('a name')),
    ...equipmentSettings,
    active: optional(flag('active')),
    version,
  }),
};
