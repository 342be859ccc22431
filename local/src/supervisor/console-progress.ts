import type { Progress } from './progress.ts';

const roomWidth = 11;
const tookWidth = 9;
/** The same complaint of a room is printed again only after this long. */
const sameComplaintEveryMs = 10_000;
const longestComplaint = 200;

/** Prints a start and the life after it, one line an event. */
export class ConsoleProgress implements Progress {
  private readonly print: (line: string) => void;
  private readonly printedAt = new Map<string, number>();

  constructor(print: (line: string) => void) {
    this.print = print;
  }

  done(step: string, tookMs: number, detail: string): void {
    const took = `${(tookMs / 1_000).toFixed(1)} s`.padStart(tookWidth);
    this.print(`  ${step.padEnd(roomWidth)}${took}  ${detail}`.trimEnd());
  }

  complained(room: string, message: string): void {
    const now = Date.now();
    const key = `${room} ${message}`;
    if (now - (this.printedAt.get(key) ?? 0) < sameComplaintEveryMs) return;
    this.forgetOld(now);
    this.printedAt.set(key, now);
    const text = message.length > longestComplaint ? `${message.slice(0, longestComplaint)}…` : message;
    this.print(`  ${room.padEnd(roomWidth)}! ${text}`);
  }

  recovered(room: string): void {
    this.print(`  ${room.padEnd(roomWidth)}ready again`);
  }

  private forgetOld(now: number): void {
    for (const [key, at] of this.printedAt) if (now - at >= sameComplaintEveryMs) this.printedAt.delete(key);
  }
}
