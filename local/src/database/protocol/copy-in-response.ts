const copyInResponse = 'G'.charCodeAt(0);
/** Type, length, overall format, number of columns; two bytes for each column follow. */
const fixedBytes = 8;
/** PostgreSQL's limit on a table's columns. */
const maximumColumns = 1_600;

/** Whether a reply ends with the message by which the backend asks for `copy … from stdin` data (53.7, CopyInResponse). */
export function endsWithCopyInResponse(reply: Uint8Array): boolean {
  const view = new DataView(reply.buffer, reply.byteOffset, reply.byteLength);
  for (let columns = 0; columns <= maximumColumns; columns += 1) {
    const start = reply.length - fixedBytes - 2 * columns;
    if (start < 0) return false;
    const isMessage = reply[start] === copyInResponse && view.getInt32(start + 1) === fixedBytes - 1 + 2 * columns;
    if (isMessage && view.getInt16(start + 6) === columns) return true;
  }
  return false;
}
