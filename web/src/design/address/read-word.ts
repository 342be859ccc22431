/** The word of an address where it is one of those that are known. */
export function readWord<Word extends string>(words: readonly Word[], word: string | null): Word | undefined {
  return words.find((each) => each === word);
}
