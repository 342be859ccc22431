import fc from 'fast-check';
import type { FactoryDescription } from '../support/factory-description.ts';
import type { Sample } from '../support/factory.ts';
import type { Justification } from './measure.ts';
import {
  equipmentNames,
  hoursAround,
  machineNames,
  places,
  randomFactory,
  reasonNames,
  startAround,
} from './random-factory.ts';
import type { RandomPlace } from './random-factory.ts';
import { randomInstant, randomSamples } from './random-samples.ts';
import { groupings } from './windows.ts';
import type { Bucket, Question } from './windows.ts';

/** A plant, what its machines sent, what people said, and what is asked about it. */
export interface Story {
  readonly factory: FactoryDescription;
  readonly samples: Readonly<Record<(typeof machineNames)[number], readonly Sample[]>>;
  readonly justifications: readonly Justification[];
  readonly questions: readonly Question[];
}

export const randomPlace: fc.Arbitrary<RandomPlace> = fc.constantFrom(...places);

export const randomStory: fc.Arbitrary<Story> = randomPlace.chain(randomStoryIn);

export function randomStoryIn(place: RandomPlace): fc.Arbitrary<Story> {
  const samples = randomSamples(startAround(place), hoursAround);
  return fc.record({
    factory: randomFactory(place),
    samples: fc.record({ Filler: samples, Capper: samples, Press: samples }),
    justifications: fc.array(randomJustification(place), { maxLength: 4 }),
    questions: fc.array(randomQuestion(place), { minLength: 1, maxLength: 3 }),
  });
}

/** A reason that somebody gives for whatever stop there is at an instant. */
export function randomJustification(place: RandomPlace): fc.Arbitrary<Justification> {
  return fc.record({
    equipment: fc.constantFrom(...machineNames),
    at: randomInstant(startAround(place), hoursAround),
    reason: fc.constantFrom(...reasonNames),
  });
}

function randomQuestion(place: RandomPlace): fc.Arbitrary<Question> {
  const instant = randomInstant(startAround(place), hoursAround);
  return fc
    .record({
      borders: fc.uniqueArray(instant, { minLength: 2, maxLength: 2 }),
      equipment: fc.subarray([...equipmentNames], { minLength: 1 }),
      groupBy: fc.constantFrom(...groupings),
      bucket: fc.constantFrom(undefined, undefined, undefined, ...bucketsOf(place)),
    })
    .map(({ borders, ...rest }) => ({ from: Math.min(...borders), to: Math.max(...borders), ...rest }));
}

/** Where the clock is set by half an hour nobody says where an hour ends, so hours are not asked for there. */
function bucketsOf({ timeZone }: RandomPlace): readonly Bucket[] {
  const days = ['day', 'week', 'month'] as const;
  return timeZone === 'Australia/Lord_Howe' ? days : ['hour', ...days];
}
