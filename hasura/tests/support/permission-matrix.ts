/** A row of a matrix of docs/permissions.md: what stands in it, by the titles of its columns. */
export interface MatrixRow {
  readonly name: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** The table under a heading of a Markdown document. */
export function readMatrix(document: string, heading: string): readonly MatrixRow[] {
  const [, after = ''] = document.split(`## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  const [titles = [], , ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  return rows.map(([name = '', ...cells]) => ({
    name: name.replaceAll('`', ''),
    cells: Object.fromEntries(cells.map((cell, index) => [titles[index + 1] ?? '', cell])),
  }));
}
