/** How far a file has been read. */
export interface FilePosition {
  /** Device and inode. */
  readonly fileId: string;
  readonly path: string;
  readonly byteOffset: number;
  /** Hash of the bytes before the offset. */
  readonly tailHash: string;
}
