import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { QueuedCommand } from './queued-command.ts';

/** Where commands outlive a reload. */
export interface CommandShelf {
  readonly read: () => Promise<readonly QueuedCommand[]>;
  readonly write: (command: QueuedCommand) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
}

interface Schema extends DBSchema {
  commands: { key: string; value: QueuedCommand };
}

/** A shelf in the browser's IndexedDB, opened when it is first needed. */
export function indexedDbShelf(): CommandShelf {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const open = () =>
    (opened ??= openDB<Schema>('andon', 1, {
      upgrade: (database) => {
        database.createObjectStore('commands', { keyPath: 'key' });
      },
    }));
  return {
    read: async () => (await open()).getAll('commands'),
    write: async (command) => {
      await (await open()).put('commands', command);
    },
    remove: async (key) => (await open()).delete('commands', key),
  };
}
