/** The zone of whoever looks: for instants that belong to no site. */
export const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
