/** WebAssembly as far as it is used here; Node's type definitions leave it out. */

export interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
}

export interface WasmGlobal {
  value: number;
}

export type WasmImports = Record<string, Record<string, unknown> | undefined>;
export type WasmBytes = Uint8Array | ArrayBuffer;

export interface WasmModuleConstructor {
  new (bytes: WasmBytes): object;
}

export type WasmInstantiate = (source: object, imports?: WasmImports) => unknown;

interface WebAssemblyNamespace {
  readonly Memory: new (descriptor: { initial: number; maximum: number; shared: true }) => WasmMemory;
  Module: WasmModuleConstructor;
  instantiate: WasmInstantiate;
}

/** The global of that name. */
export const webAssembly = (globalThis as unknown as { readonly WebAssembly: WebAssemblyNamespace }).WebAssembly;
