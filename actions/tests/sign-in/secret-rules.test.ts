import { describe, expect, it } from 'vitest';
import { newPassword, newPin } from '../../src/sign-in/secret-rules.ts';

describe('a new password', () => {
  it.each(['four plain words here', 'smørrebrød på havnen'])('may be %s', (password) => {
    expect(newPassword.safeParse(password).success).toBe(true);
  });
  it.each(['short', 'aaaaaaaaaaaaaaaa', 'x'.repeat(257)])('may not be %s', (password) => {
    expect(newPassword.safeParse(password).success).toBe(false);
  });
});

describe('a new PIN', () => {
  it.each(['4071', '93571468'])('may be %s', (pin) => {
    expect(newPin.safeParse(pin).success).toBe(true);
  });
  it.each(['1111', '1234', '98765', '2468', '407', '123456789', '40a1', ''])('may not be %s', (pin) => {
    expect(newPin.safeParse(pin).success).toBe(false);
  });
});
