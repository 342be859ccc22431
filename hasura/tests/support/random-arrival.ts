import fc from 'fast-check';

/** How a message set arrives: a permutation, some messages twice, all of them at least once, cut into batches. */
export function randomArrival<Message>(messages: readonly Message[]): fc.Arbitrary<readonly (readonly Message[])[]> {
  const indices = [...messages.keys()];
  return fc
    .record({
      order: fc.shuffledSubarray([...indices, ...indices], { minLength: messages.length }),
      missed: fc.shuffledSubarray(indices, { minLength: messages.length }),
      sizes: fc.array(fc.integer({ min: 1, max: 5 }), {
        minLength: 3 * messages.length,
        maxLength: 3 * messages.length,
      }),
    })
    .map(({ order, missed, sizes }) =>
      cut([...order, ...missed.filter((index) => !order.includes(index))], sizes).map((batch) =>
        [...new Set(batch)].flatMap((index) => messages[index] ?? []),
      ),
    );
}

function cut(indices: readonly number[], sizes: readonly number[]): readonly (readonly number[])[] {
  const batches: (readonly number[])[] = [];
  for (let taken = 0; taken < indices.length; taken += batches.at(-1)?.length ?? 1)
    batches.push(indices.slice(taken, taken + (sizes[batches.length] ?? 1)));
  return batches;
}
