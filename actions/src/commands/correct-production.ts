import { z } from 'zod';
import type { Command } from './command.ts';
import { amount, clearable, flag, instant, note, optional, rowId, text, version } from './fields.ts';

/** Corrects what a report says; what it said before is kept. */
export const correctProduction: Command = {
  name: 'correct_production',
  input: z.object({
    productionReportId: rowId('a report'),
    why: text('why it is corrected', 2_000),
    producedAt: optional(instant('when the units were made')),
    goodQuantity: optional(amount('The good quantity')),
    scrapQuantity: optional(amount('The scrap quantity')),
    scrapReasonId: clearable(rowId('a scrap reason')),
    isCountedByMachine: optional(flag('isCountedByMachine')),
    note,
    version,
  }),
};
