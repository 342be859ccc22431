import { z } from 'zod';

/** What the supervisor wants to know of one line that a room printed. */
export interface LogLine {
  readonly isReady: boolean;
  /** By pino's numbers; what is no pino record counts as the most severe. */
  readonly severity: number;
  /** Warnings and errors (pino level 40 and above), in a few words. */
  readonly complaint: string | undefined;
}

const pinoLine = z.object({
  level: z.number(),
  msg: z.string().default(''),
  ready: z.boolean().default(false),
  err: z.object({ message: z.string() }).optional(),
});

const warnLevel = 40;

/**
 * A sentence, such as a room's last words or the `Error: message` of an uncaught error; not the source line, caret, stack
 * and version that Node prints around it.
 */
const sentence = /^(?!Node\.js v)[A-Z]\S* .*$/;

/** Reads one line of a room's output: a pino record, or plain text such as an uncaught error. */
export function readLogLine(text: string): LogLine {
  const parsed = pinoLine.safeParse(parseJson(text));
  if (!parsed.success) return { isReady: false, severity: Infinity, complaint: sentence.exec(text)?.[0] };
  const { level, msg, ready, err } = parsed.data;
  const words = err && !msg.includes(err.message) ? `${msg}${msg === '' ? '' : ': '}${err.message}` : msg;
  const complaint = level >= warnLevel ? words.replaceAll(/\s*\n\s*/g, ' ') : undefined;
  return { isReady: ready, severity: level, complaint };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
