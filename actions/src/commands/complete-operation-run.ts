import { z } from 'zod';
import type { Command } from './command.ts';
import { operationReport } from './operation-fields.ts';

/** Completes an operation run, with its finals or its last deltas. */
export const completeOperationRun: Command = {
  name: 'complete_operation_run',
  input: operationReport.extend({ completesOrder: z.boolean().nullish() }),
};
