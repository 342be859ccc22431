import { isIP } from 'node:net';

/**
 * The network address of a client, of the header X-Forwarded-For. Each proxy appends whom it was called by, so only the
 * last `trustedProxies` entries are true; whatever stands before them the client may have made up.
 */
export function clientAddress(forwardedFor: string | undefined, trustedProxies: number): string | null {
  const entries = (forwardedFor ?? '').split(',').map((entry) => entry.trim());
  const address = trustedProxies > 0 ? (entries.at(-trustedProxies) ?? '') : '';
  return isIP(address) === 0 ? null : address;
}
