#!/usr/bin/env node
// `engine serve` on plain Node.
import { pathToFileURL } from 'node:url';
import { oneFile } from './one-file.js';

await import(pathToFileURL(await oneFile()).href);
