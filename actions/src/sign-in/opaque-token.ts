import { createHash, randomBytes } from 'node:crypto';

const tokenBytes = 32;

/** A secret for a machine to keep, such as a refresh token: 256 random bits that mean nothing. */
export function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** What is kept of a token: SHA-256 in hexadecimal digits. So many random bits need no salt and no slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
