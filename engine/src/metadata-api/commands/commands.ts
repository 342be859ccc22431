import type { Command } from '../command.ts';
import { collectionCommands } from './collection-commands.ts';
import { actionCommands } from './action-commands.ts';
import { eventTriggerCommands } from './event-trigger-commands.ts';
import { functionCommands } from './function-commands.ts';
import { metadataCommands } from './metadata-commands.ts';
import { partCommands } from './part-commands.ts';
import { permissionCommands } from './permission-commands.ts';
import { relationshipCommands } from './relationship-commands.ts';
import { requestCommands } from './request-commands.ts';
import { scheduledCommands } from './scheduled-commands.ts';
import { sourceCommands } from './source-commands.ts';
import { tableCommands } from './table-commands.ts';
import { transformCommands } from './transform-commands.ts';

/** Every command by its name without the prefix of the database. */
export const commands: Readonly<Record<string, Command>> = {
  ...tableCommands,
  ...relationshipCommands,
  ...permissionCommands,
  ...functionCommands,
  ...actionCommands,
  ...eventTriggerCommands,
  ...scheduledCommands,
  ...transformCommands,
  ...sourceCommands,
  ...collectionCommands,
  ...requestCommands,
  ...partCommands,
  ...metadataCommands,
};
