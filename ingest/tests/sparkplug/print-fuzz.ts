import { fuzz } from './support/fuzz.ts';

/** Feeds a million messages (or as many as the first word says) to host and mapping, and prints what became of them. */
function main([words = '1000000']: readonly string[]): void {
  const seed = Date.now() % 2 ** 31;
  const startedAt = performance.now();
  const { messages, settled, refused, storedMetrics, heapGrowth } = fuzz(Number(words), seed);
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(`${messages} messages of seed ${seed} in ${seconds.toFixed(1)} s: ${settled} settled`);
  console.log(
    `${storedMetrics} metrics stored; refused: ${[...refused].map(([reason, count]) => `${reason} ${count}`).join(', ')}`,
  );
  console.log(`heap after the second half: ${(heapGrowth / 1e6).toFixed(1)} MB more than after the first`);
  process.exitCode = settled === messages ? 0 : 1;
}

main(process.argv.slice(2));
