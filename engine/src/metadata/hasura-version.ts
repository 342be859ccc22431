/** The version of Hasura that answers are like; the CLI, the console and handlers read it. */
export const hasuraVersion = 'v2.48.0';
