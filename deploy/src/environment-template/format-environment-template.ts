import { z } from 'zod';

/** The settings of one room, under a heading. */
export interface TemplateSection {
  readonly title: string;
  readonly schema: z.ZodObject;
}

const introduction = `# Every setting, with what it is when nothing is set. Copy this file to .env, and take the # from those to change.
# The environment wins over .env. This file is made from the rooms' own schemas: npm run generate.`;

/**
 * The text of `.env.template`: every setting once, under the first room that has it.
 * @param without names that `npm start` sets itself
 */
export function formatEnvironmentTemplate(sections: readonly TemplateSection[], without: readonly string[]): string {
  const seen = new Set(without);
  const blocks = sections.map(({ title, schema }) => {
    const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
    const lines = Object.entries(properties).flatMap(([name, property]) => {
      if (seen.has(name) || typeof property === 'boolean') return [];
      seen.add(name);
      return ['', `# ${property.description ?? ''}`.trimEnd(), `#${name}=${formatDefault(property.default)}`];
    });
    return [`# --- ${title} ---`, ...lines].join('\n');
  });
  return `${[introduction, ...blocks].join('\n\n')}\n`;
}

function formatDefault(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
