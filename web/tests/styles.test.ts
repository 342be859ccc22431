import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const sources = resolve(import.meta.dirname, '../src');
const mantine = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles/baseline.css'));

test('every Mantine component in use has its styles', () => {
  const listed = [...readFileSync(join(sources, 'design/styles.ts'), 'utf8').matchAll(/styles\/(\w+)\.css/g)].map(
    (match) => match[1] ?? '',
  );
  const missing = usedComponents().filter((name) => existsSync(join(mantine, `${name}.css`)) && !listed.includes(name));
  expect(missing).toEqual([]);
});

function usedComponents(): readonly string[] {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  const names = files.flatMap((name) => {
    const text = readFileSync(join(sources, name), 'utf8');
    const imported = /import \{([^}]+)\} from '@mantine\/core'/.exec(text)?.[1] ?? '';
    return imported.split(',').map((each) => each.trim());
  });
  return [...new Set(names)];
}
