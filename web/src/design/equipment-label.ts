interface Machine {
  readonly name: string;
  readonly line: { readonly name: string } | null;
}

/** A machine with its line, for machines of different lines may have the same name. */
export function equipmentLabel({ name, line }: Machine): string {
  return line === null ? name : `${line.name} · ${name}`;
}
