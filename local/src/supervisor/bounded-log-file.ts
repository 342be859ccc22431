import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A room's log never takes more than twice this: the file and the one before it. */
const maximumBytes = 10_000_000;

/** A log file that starts anew when it is full, keeping one predecessor as `<file>.1`. */
export class BoundedLogFile {
  private readonly path: string;
  private bytes: number;

  constructor(path: string) {
    this.path = path;
    mkdirSync(dirname(path), { recursive: true });
    this.bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Adds a line. One that cannot be written is lost: a full disk must not end the platform. */
  append(line: string): void {
    const text = `${line}\n`;
    try {
      if (this.bytes + text.length > maximumBytes) this.turnOver();
      appendFileSync(this.path, text);
      this.bytes += Buffer.byteLength(text);
    } catch {
      // There is nowhere left to tell it but the console, which shows the room's own complaint.
    }
  }

  private turnOver(): void {
    renameSync(this.path, `${this.path}.1`);
    this.bytes = 0;
  }
}
