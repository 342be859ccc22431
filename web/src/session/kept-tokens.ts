/**
 * What outlives a reload. The refresh token stands in localStorage: a supervisor has many tabs open and signs in once, and a wall
 * display comes back by itself after a power cut. A script that got into the page could read it there; the content security policy
 * lets none in but our own, a token is good for one use, and whoever uses a used one ends the session. Access tokens stay in
 * memory. The terminal's token names the device, not a person: it is worth nothing without a PIN.
 */
export interface KeptTokens {
  readonly refreshToken: KeptText;
  readonly terminalToken: KeptText;
  readonly role: KeptText;
}

/** One text that is kept. */
export interface KeptText {
  read(): string | undefined;
  write(text: string | undefined): void;
}

/** The texts in a browser's storage, each under its own name. */
export function keptTokens(storage: Storage): KeptTokens {
  const kept = (name: string): KeptText => ({
    read: () => storage.getItem(`andon.${name}`) ?? undefined,
    write: (text) => {
      if (text === undefined) storage.removeItem(`andon.${name}`);
      else storage.setItem(`andon.${name}`, text);
    },
  });
  return { refreshToken: kept('refresh-token'), terminalToken: kept('terminal-token'), role: kept('role') };
}
