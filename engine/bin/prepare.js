// Runs after the installation, so that not even the first start waits for the file.
import { oneFile } from './one-file.js';

await oneFile();
