import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const sources = resolve(import.meta.dirname, '../src');
const features = readdirSync(join(sources, 'features'));
const folders = [join(sources, 'language'), ...features.map((name) => join(sources, 'features', name))];

type Words = Readonly<Record<string, unknown>>;

describe.each(folders)('the words of %s', (folder) => {
  const en = read(folder, 'en');
  const common = read(join(sources, 'language'), 'en');

  test.each(['pt', 'de'])('are the same in %s as in English, each with the same places for values', (language) => {
    const other = read(folder, language);
    expect([...other.keys()].toSorted()).toEqual([...en.keys()].toSorted());
    for (const [key, text] of en) expect([key, placesIn(other.get(key) ?? '')]).toEqual([key, placesIn(text)]);
  });

  test('have every key that the code asks for', () => {
    const asked = filesOf(folder).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\('([^'$]+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(asked.filter((key) => !knows(en, key) && !knows(common, key))).toEqual([]);
  });
});

/** A key, or one of its plurals. */
function knows(words: ReadonlyMap<string, string>, key: string): boolean {
  return words.has(key) || words.has(`${key}_other`);
}

function placesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{[^}]+\}\}/g)].map(([place]) => place).toSorted();
}

function read(folder: string, language: string): ReadonlyMap<string, string> {
  return flat(JSON.parse(readFileSync(join(folder, 'words', `${language}.json`), 'utf8')) as Words, '');
}

function flat(words: Words, prefix: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value as Words, `${prefix}${key}.`)],
    ),
  );
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.generated.'))
    .map((name) => join(folder, name));
}
