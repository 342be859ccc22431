/** The lines of two texts: `-` only in the first, `+` only in the second, with three common lines around each change. */
export function lineDifference(before: string, after: string): readonly string[] {
  const marked = markLines(linesOf(before), linesOf(after));
  const isNear = (index: number): boolean =>
    marked.slice(Math.max(0, index - 3), index + 4).some((line) => !line.startsWith(' '));
  return marked.filter((_, index) => isNear(index));
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** Every line with its mark, by the longest common subsequence. */
function markLines(before: readonly string[], after: readonly string[]): readonly string[] {
  const common = commonLengths(before, after);
  const lines: string[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old, added] = [before[row], after[column]];
    if (old !== undefined && old === added) {
      lines.push(`  ${old}`);
      row += 1;
      column += 1;
    } else if (
      added === undefined ||
      (old !== undefined && lengthAt(common, row + 1, column) >= lengthAt(common, row, column + 1))
    ) {
      lines.push(`- ${old ?? ''}`);
      row += 1;
    } else {
      lines.push(`+ ${added}`);
      column += 1;
    }
  }
  return lines;
}

/** How many lines the rests of both from each pair of places on have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => Array<number>(after.length + 1).fill(0));
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const length =
        before[row] === after[column]
          ? lengthAt(lengths, row + 1, column + 1) + 1
          : Math.max(lengthAt(lengths, row + 1, column), lengthAt(lengths, row, column + 1));
      lengths[row]?.splice(column, 1, length);
    }
  }
  return lengths;
}

function lengthAt(lengths: readonly (readonly number[])[], row: number, column: number): number {
  return lengths[row]?.[column] ?? 0;
}
