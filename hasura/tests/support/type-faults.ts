import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const packages = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/** A value that is said to be of a type, such as `import('package').Type`. */
export interface TypedValue {
  readonly type: string;
  readonly value: unknown;
}

/** What the TypeScript compiler says against values as they are written out, for each of them; a key that the type does not have counts. */
export function typeFaults(values: readonly TypedValue[]): readonly (readonly string[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'andon-types-'));
  try {
    symlinkSync(packages, join(folder, 'node_modules'));
    const files = values.map(({ type, value }, index) => {
      const file = join(folder, `value${index}.ts`);
      writeFileSync(file, `export const value: ${type} = ${JSON.stringify(value, null, 1)};\n`);
      return file;
    });
    return diagnosticsOf(files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function diagnosticsOf(files: readonly string[]): readonly (readonly string[])[] {
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    preserveSymlinks: true,
  });
  return files.map((file) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map((diagnostic) => {
      const { start = 0, messageText } = diagnostic;
      const line = (diagnostic.file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    }),
  );
}
