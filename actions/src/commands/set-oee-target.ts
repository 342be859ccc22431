import { z } from 'zod';
import type { Command } from './command.ts';
import { instant, optional, rowId, version } from './fields.ts';

const targetRule = 'The target is a number above 0 and at most 1, such as 0.75.';

/** Says what OEE a place aims at in what begins from a time on; without a place, the enterprise. */
export const setOeeTarget: Command = {
  name: 'set_oee_target',
  input: z
    .object({
      siteId: optional(rowId('a site')),
      areaId: optional(rowId('an area')),
      equipmentId: optional(rowId('equipment')),
      effectiveFrom: optional(instant('when the target begins to hold')),
      effectiveTo: optional(instant('when the target ceases to hold')),
      target: z.number(targetRule).positive(targetRule).max(1, targetRule),
      version,
    })
    .refine(
      ({ siteId, areaId, equipmentId }) =>
        [siteId, areaId, equipmentId].filter((place) => place !== undefined).length <= 1,
      {
        path: ['siteId'],
        error: 'Choose one place at most: a site, an area or equipment. Without one the target is for the enterprise.',
      },
    ),
};
