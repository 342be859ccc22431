import { readSql } from '../read-sql.ts';
import type { Look } from '../watch/database-watch.ts';
import type { FilePosition } from '../write/file-position.ts';

const listTailedFiles = {
  name: 'ingest-list-tailed-files',
  text: readSql(import.meta.url, 'list-tailed-files.sql'),
  values: [],
};

/** The columns of the statement. */
interface TailedFileRow {
  readonly file_id: string;
  readonly path: string;
  readonly byte_offset: number;
  readonly tail_hash: string;
}

/** Reads once how far files were read, by the rows that landed. */
export function recallPositions(onRecalled: (positions: readonly FilePosition[]) => void): Look {
  let isDone = false;
  return async (database) => {
    if (isDone) return;
    const rows = (await database.run(listTailedFiles)) as readonly TailedFileRow[];
    isDone = true;
    onRecalled(rows.map(toPosition));
  };
}

function toPosition({ file_id, path, byte_offset, tail_hash }: TailedFileRow): FilePosition {
  return { fileId: file_id, path, byteOffset: byte_offset, tailHash: tail_hash };
}
