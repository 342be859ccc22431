import { referenceOee } from '../reference/reference-oee.ts';
import type { History } from '../reference/measure.ts';
import { buckets, groupings } from '../reference/windows.ts';
import { compareRows } from './compare-rows.ts';
import type { WorkedExample } from './read-example.ts';
import type { NamedSample } from './sample-table.ts';

/** Tells an example to the reference, and says which figures differ from those of its source. */
export function differencesByReference(example: WorkedExample): readonly string[] {
  const samples = new Map<string, NamedSample[]>();
  for (const sample of example.samples) {
    samples.set(sample.equipment, [...(samples.get(sample.equipment) ?? []), sample]);
  }
  const justifications = example.stops.map((stop) => ({ ...stop, at: stop.at.getTime() }));
  const history: History = { factory: example.factory, samples, justifications, now: Date.now() };
  return example.questions.flatMap((question) => {
    const answer = referenceOee(history, {
      from: question.from.getTime(),
      to: question.to.getTime(),
      equipment: question.equipment,
      groupBy: oneOf(groupings, question.groupBy),
      bucket: question.bucket === undefined ? undefined : oneOf(buckets, question.bucket),
    });
    return compareRows(question, answer);
  });
}

function oneOf<Name extends string>(names: readonly Name[], asked: string): Name {
  const found = names.find((name) => name === asked);
  if (found === undefined) throw new Error(`"${asked}" is not one of ${names.join(', ')}.`);
  return found;
}
