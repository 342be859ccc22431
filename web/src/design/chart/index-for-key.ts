interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** The point that a key goes to from the one at `index`; undefined for keys that go nowhere. `marked` must ascend. */
export function indexForKey(
  { key, shiftKey }: Key,
  index: number,
  count: number,
  marked: readonly number[],
): number | undefined {
  if (count === 0) return undefined;
  const within = (wanted: number) => Math.min(Math.max(wanted, 0), count - 1);
  const page = Math.max(1, Math.round(count / 20));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return shiftKey ? marked.findLast((each) => each < index) : within(index - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return shiftKey ? marked.find((each) => each > index) : within(index + 1);
    case 'PageDown':
      return within(index - page);
    case 'PageUp':
      return within(index + page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
