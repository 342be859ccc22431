import type { Command } from './command.ts';
import { operationReport } from './operation-fields.ts';

/** Reports what an operation run has made. */
export const reportOperationRun: Command = { name: 'report_operation_run', input: operationReport };
