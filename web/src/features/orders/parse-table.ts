/**
 * The rows of a table that was pasted from a spreadsheet or read from a CSV file (RFC 4180), by the names in its first row. Tab,
 * semicolon or comma part the cells, whichever the first row has.
 */
export function parseTable(text: string): readonly Readonly<Record<string, string>>[] {
  const [first = ''] = text.split(/\r?\n/, 1);
  const separator = ['\t', ';', ','].find((each) => first.includes(each)) ?? ',';
  const [names = [], ...rows] = readCells(text, separator).filter((cells) => cells.some((cell) => cell !== ''));
  return rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])));
}

function readCells(text: string, separator: string): readonly (readonly string[])[] {
  // A cell in quotes, in which two quotes stand for one; or one without.
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}\\r\\n]*)(${separator}|\\r?\\n|$)`, 'g');
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [whole, raw = '', end] of text.matchAll(cell)) {
    row.push(unquoted(raw).trim());
    if (end !== separator) {
      rows.push(row);
      row = [];
    }
    if (whole === '') break;
  }
  return rows;
}

function unquoted(raw: string): string {
  return raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
}
