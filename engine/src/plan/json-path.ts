import { fault } from '../request/fault.ts';

const step = /\.?(?:\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+))/y;

/**
 * The steps of a path into a JSON column: `$.a.b[0]`, `a['x y']`, `["x"].b`. A leading `$` stands for the whole value.
 */
export function parseJsonPath(text: string, path: string): readonly string[] {
  const steps: string[] = [];
  let position = text.startsWith('$') ? 1 : 0;
  while (position < text.length) {
    step.lastIndex = position;
    const match = step.exec(text);
    if (match === null) {
      throw fault('validation-failed', `parse json path error: unexpected character at position ${position}`, path);
    }
    const [whole, index, single, double, plain] = match;
    steps.push(index ?? plain ?? (single ?? double ?? '').replaceAll(/\\(.)/g, '$1'));
    position += whole.length;
  }
  return steps;
}
