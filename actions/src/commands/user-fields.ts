import { z } from 'zod';

/** The roles of users, people's and those of systems. */
const userRoles = [
  'viewer',
  'operator',
  'supervisor',
  'engineer',
  'planner',
  'administrator',
  'mes',
  'ingest',
] as const;

const longestName = 200;
/** The longest address that mail knows (RFC 5321). */
const longestEmail = 254;

export const userId = z.uuid('Choose a user of the list.');
export const userName = z
  .string('A name is text.')
  .trim()
  .min(1, 'Give a name.')
  .max(longestName, `A name has at most ${longestName} characters.`);
export const email = z
  .email('Give an e-mail address, such as ada@example.org.')
  .max(longestEmail, `An e-mail address has at most ${longestEmail} characters.`);
export const role = z.enum(userRoles, `Choose a role: ${userRoles.join(', ')}.`);
/** Sites that a user may see; none: all of the enterprise. */
export const siteIds = z.array(z.int('Choose sites of the list.')).max(1_000, 'Choose at most 1000 sites.');
