import type { Option } from '../../design/form/field.ts';

/** The time zones to choose from: those that the browser knows, and the one that is in force. The server has the last word. */
export function timeZoneOptions(inForce?: string): readonly Option[] {
  const known = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
  const zones = new Set(['UTC', ...known, ...(inForce === undefined ? [] : [inForce])]);
  return [...zones].sort().map((zone) => ({ value: zone, label: zone }));
}
