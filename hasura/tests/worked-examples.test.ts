import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differencesByReference } from './worked-examples/ask-reference.ts';
import { readExamples } from './worked-examples/read-example.ts';
import { Stage } from './worked-examples/stage.ts';

const examples = readExamples();

let stage: Stage | undefined;
beforeAll(async () => {
  stage = await Stage.set(examples);
}, 300_000);
afterAll(async () => stage?.strike());

describe('figures of published examples', () => {
  it.each(examples)('$title, told to the reference', (example) => {
    expect(differencesByReference(example)).toEqual([]);
  });

  it.each(examples)('$title, as messages', async (example) => {
    expect(await stage?.differencesByMessages(example)).toEqual([]);
  });

  it.each(examples)('$title, as rows in reverse', async (example) => {
    expect(await stage?.differencesByRows(example)).toEqual([]);
  });
});
