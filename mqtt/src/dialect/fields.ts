import { z } from 'zod';
import { Quality } from '../payload/metric-properties.ts';

const latestMs = Date.UTC(10_000, 0, 1);

const instantError =
  'must be milliseconds since 1970 or an ISO 8601 time with its zone, such as 2026-03-01T12:00:00.5Z';

/** A time as senders write it, read as milliseconds since the epoch. */
export const instant = z.union(
  [
    z.number().min(0).max(latestMs).transform(Math.round),
    z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  ],
  { error: instantError },
);

export const readingValue = z.union([z.number(), z.string(), z.boolean(), z.null()], {
  error: 'must be a finite number, a text, true, false or null',
});

/** OPC's code for a value that may be wrong; Sparkplug has none. */
const uncertain = 64;

const codesByName: Readonly<Record<string, number>> = {
  good: Quality.good,
  uncertain,
  bad: Quality.bad,
  stale: Quality.stale,
};

const highestSmallint = 32_767;

/** A quality by its code or by its name in any case; left out, it is good. */
export const quality = z
  .union(
    [
      z.number().int().min(0).max(highestSmallint),
      z
        .string()
        .toLowerCase()
        .transform((name) => codesByName[name])
        .pipe(z.number()),
    ],
    { error: `must be a quality code from 0 to ${highestSmallint}, good, uncertain, bad or stale` },
  )
  .default(Quality.good);

/** One level of a metric path. */
export const level = z.string().regex(/^[^/+#\0]+$/, 'must be a text that is not empty and holds no /, + or #');

/** One or more levels of a metric path. */
export const levels = z
  .string()
  .regex(/^[^/+#\0]+(\/[^/+#\0]+)*$/, 'must be a path without empty levels that holds no + or #');

export const unit = z.string().nullish();

/** One sentence that names each faulty field and says what it must be. */
export function describeIssues(error: z.ZodError): string {
  const faults = error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')} ${message}`,
  );
  return `It is not taken: ${faults.join('; ')}.`;
}
