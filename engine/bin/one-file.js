import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const sources = fileURLToPath(new URL('../src/', import.meta.url));
const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/**
 * The engine's program as one file, made when a source or a package has changed; answers its path. The engine and its
 * packages are hundreds of modules, and loading each through tsx takes longer than all else that a start does. Where the file
 * can't be kept, it is the program's source with tsx loaded.
 */
export async function oneFile() {
  const folder = join(packages, '.cache/andon-engine');
  const file = join(folder, `${hashOfSources()}.mjs`);
  if (existsSync(file)) return file;
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    await bundle(unfinished);
    // A process that starts now finds the whole file or none.
    renameSync(unfinished, file);
    return file;
  } catch (error) {
    console.error(`The engine starts slowly, since it can't be made one file in ${folder}: ${error.message}`);
    await import('tsx');
    return join(sources, 'cli.ts');
  }
}

function hashOfSources() {
  const names = readdirSync(sources, { recursive: true }).filter((name) => name.endsWith('.ts'));
  const files = [fileURLToPath(import.meta.url), join(packages, '.package-lock.json')];
  const hash = createHash('sha256');
  for (const file of [...files, ...names.sort().map((name) => join(sources, name))]) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

async function bundle(outfile) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(sources, 'cli.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Of packages that are there as modules, too, only what is used is taken.
    mainFields: ['module', 'main'],
    // Packages of CommonJS ask for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);",
    },
    define: {
      // pg's question whether it runs at Cloudflare would load all of `fetch`.
      Response: 'undefined',
      // Spares graphql's search for a second copy of itself at every check of a type.
      'process.env.NODE_ENV': '"production"',
    },
    plugins: [{ name: 'module URLs', setup: keepModuleUrls }],
    logLevel: 'silent',
  });
}

/** A source finds the SQL beside it from the one file, too. */
function keepModuleUrls({ onLoad }) {
  onLoad({ filter: /[\\/]engine[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
    const url = JSON.stringify(pathToFileURL(path).href);
    return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', url), loader: 'ts' };
  });
}
