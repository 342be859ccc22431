import { z } from 'zod';

const shortestPassword = 12;
/** Longer ones only cost time to hash. */
const longestSecret = 256;

/** A password that somebody wants to have. Length is what counts; nothing has to be mixed in. */
export const newPassword = z
  .string('A password is text.')
  .min(shortestPassword, `A password has ${shortestPassword} characters or more. A few words are easy to remember.`)
  .max(longestSecret, `A password has at most ${longestSecret} characters.`)
  .refine((password) => new Set(password).size > 3, 'A password has more than three different characters.');

/** A PIN that somebody wants to have. */
export const newPin = z
  .string('A PIN is text.')
  .regex(/^\d{4,8}$/, 'A PIN has 4 to 8 digits.')
  .refine((pin) => !isRow(pin), 'This PIN is the first that anybody tries. Choose one that is no row of digits.');

/** What somebody types to sign in; whether it is right is not for the rules of new ones to say. */
export const typedSecret = z.string('This is text.').max(longestSecret, 'This is too long.');

/** Whether each digit follows from the one before it in the same way: 1111, 1234, 8642. */
function isRow(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  return new Set(steps).size === 1;
}
