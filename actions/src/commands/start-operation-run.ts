import { z } from 'zod';
import type { Command } from './command.ts';
import { instant } from './fields.ts';
import { mesName, positive } from './operation-fields.ts';

/** Starts an operation of a work order on a resource. */
export const startOperationRun: Command = {
  name: 'start_operation_run',
  input: z.object({
    workOrder: mesName('the work order'),
    operation: mesName('the operation'),
    resource: mesName('the resource'),
    plannedSeconds: positive('the planned seconds').nullish(),
    idealCycleSeconds: positive('the ideal seconds of one unit').nullish(),
    productCode: mesName('the code of the product').nullish(),
    targetQuantity: positive('the quantity').nullish(),
    at: instant('the start').nullish(),
  }),
};
