import { parentPort, workerData } from 'node:worker_threads';
import type { EngineReport, EngineTask, EngineWorkerData } from './engine-messages.ts';
import { openPgliteEngine } from './pglite-engine.ts';

/** The thread of the embedded database: opens the folder, then runs one task after another until told to close. */
async function main(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('engine-worker.ts runs as a worker thread only');
  const report = (message: EngineReport, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  const { folder } = workerData as EngineWorkerData;
  const engine = await openPgliteEngine(folder);
  port.on('message', (task: EngineTask) => {
    switch (task.kind) {
      case 'exec':
        engine.exec(task.messages, (piece) => report({ kind: 'piece', piece }, [piece.buffer]));
        report({ kind: 'done' });
        break;
      case 'close':
        engine.close();
        report({ kind: 'closed' });
        port.close();
    }
  });
  report({ kind: 'open' });
}

await main();
