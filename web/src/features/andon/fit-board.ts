/** What has to be put on a board. */
export interface BoardContent {
  readonly small: number;
  /** Tiles of two columns and two rows. */
  readonly large: number;
}

/** Pixels of the browser. */
export interface BoardSize {
  readonly width: number;
  readonly height: number;
}

/** The grid of a board. */
export interface BoardGrid {
  readonly columns: number;
  /** Pixels. */
  readonly rowHeight: number;
}

/** Pixels between tiles. */
export const boardGap = 12;
/** Narrower ones can't be read. Pixels. */
const narrowestCell = 240;
const flattestCell = 0.62;
/** Of the width: the word of the state is an eighth of the height, and has to fit into the width. */
const highestCell = 0.9;
const usualCell = 0.75;

/** The fewest columns, so the largest tiles, by which all fit on the screen; where none do, as many columns as can be read. */
export function fitBoard(content: BoardContent, { width, height }: BoardSize): BoardGrid {
  const most = Math.max(1, Math.floor((width + boardGap) / (narrowestCell + boardGap)));
  for (let columns = 1; columns <= most; columns += 1) {
    const cellWidth = widthOfCell(width, columns);
    const rows = rowsOf(content, columns);
    const rowHeight = Math.floor((height - boardGap * (rows - 1)) / rows);
    if (rowHeight >= cellWidth * flattestCell)
      return { columns, rowHeight: Math.min(rowHeight, Math.floor(cellWidth * highestCell)) };
  }
  return { columns: most, rowHeight: Math.floor(widthOfCell(width, most) * usualCell) };
}

function rowsOf({ small, large }: BoardContent, columns: number): number {
  if (columns === 1) return small + 2 * large;
  const largeRows = 2 * Math.ceil(large / Math.floor(columns / 2));
  const beside = largeRows * columns - 4 * large;
  return largeRows + Math.ceil(Math.max(0, small - beside) / columns);
}

function widthOfCell(width: number, columns: number): number {
  return (width - boardGap * (columns - 1)) / columns;
}
