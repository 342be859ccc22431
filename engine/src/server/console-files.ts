import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer } from './answer.ts';

const packages = createRequire(import.meta.url);
const ofPackage = (name: string, file: string): string => join(dirname(packages.resolve(`${name}/package.json`)), file);
const own = (file: string): string => fileURLToPath(new URL(`console/${file}`, import.meta.url));

/** The files of the console by their names below `/console/`: its own, and GraphiQL as its package has it. */
const files: Readonly<Record<string, () => string>> = {
  '': () => own('index.html'),
  'console.js': () => own('console.js'),
  'console.css': () => own('console.css'),
  'subscribe-over.js': () => own('subscribe-over.js'),
  'graphiql.js': () => ofPackage('graphiql', 'graphiql.min.js'),
  'graphiql.css': () => ofPackage('graphiql', 'graphiql.min.css'),
  'react.js': () => ofPackage('react', 'umd/react.production.min.js'),
  'react-dom.js': () => ofPackage('react-dom', 'umd/react-dom.production.min.js'),
};

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** A file of the console; undefined when there is none of that name. */
export async function consoleFile(name: string): Promise<Answer | undefined> {
  const path = Object.hasOwn(files, name) ? files[name]?.() : undefined;
  if (path === undefined) return undefined;
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return { status: 200, body: await readFile(path, 'utf8'), contentType: contentTypes[ending] ?? 'text/plain' };
}
