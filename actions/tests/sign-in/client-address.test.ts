import { describe, expect, it } from 'vitest';
import { clientAddress } from '../../src/sign-in/client-address.ts';

describe('the address of a client', () => {
  it.each([
    ['what the only proxy says', '192.0.2.7', 1, '192.0.2.7'],
    ['of two proxies what the first one says', '192.0.2.7, 10.0.0.1', 2, '192.0.2.7'],
    ['never what the client wrote before that', '1.1.1.1, 192.0.2.7', 1, '192.0.2.7'],
    ['one of IPv6 too', '2001:db8::1', 1, '2001:db8::1'],
    ['unknown without a proxy', '192.0.2.7', 0, null],
    ['unknown where proxies are missing', '192.0.2.7', 2, null],
    ['unknown when it is none', 'unknown', 1, null],
    ['unknown when nobody says it', undefined, 1, null],
  ])('is %s', (_what, forwardedFor, trustedProxies, address) => {
    expect(clientAddress(forwardedFor, trustedProxies)).toBe(address);
  });
});
