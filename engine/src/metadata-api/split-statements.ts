/** What can't be split inside: comments, strings, quoted names and dollar quotes. */
const solid =
  /--[^\n]*|\/\*[\s\S]*?\*\/|[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\1|;|[^;]/g;

/** SQL as single statements; semicolons inside strings, names, comments and dollar quotes don't count. */
export function splitStatements(sql: string): readonly string[] {
  const statements: string[] = [];
  let current = '';
  for (const [piece] of sql.matchAll(solid)) {
    if (piece !== ';') {
      current += piece;
      continue;
    }
    statements.push(current);
    current = '';
  }
  statements.push(current);
  return statements.filter((statement) => hasContent(statement));
}

function hasContent(statement: string): boolean {
  return statement.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').trim() !== '';
}
