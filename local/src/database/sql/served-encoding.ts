const served: ReadonlySet<string> = new Set(['utf8', 'unicode', 'sqlascii', 'default']);

/** Whether a client may use this encoding. The build has no conversions; asking for one ends the backend. */
export function isServedEncoding(name: string): boolean {
  return served.has(name.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase());
}
