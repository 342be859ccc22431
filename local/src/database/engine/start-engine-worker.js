// Node 20 does not carry tsx's loader into worker threads, so the thread begins here and registers it itself.
import { register } from 'tsx/esm/api';

register();
await import('./engine-worker.ts');
