import { isJsonObject, type Json } from '../metadata/json.ts';

/** What stands at `$.a['b c'][0]`; undefined where the path leads nowhere. */
export function jsonPathValue(value: Json, path: string): Json | undefined {
  let current: Json | undefined = value;
  for (const step of pathSteps(path)) {
    if (Array.isArray(current)) current = (current as readonly Json[])[Number(step)];
    else if (isJsonObject(current) && Object.hasOwn(current, step)) current = current[step];
    else return undefined;
  }
  return current;
}

function pathSteps(path: string): readonly string[] {
  const steps = /\.?([A-Za-z0-9_-]+)|\[\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([0-9]+))\s*\]/g;
  const rest = path.startsWith('$') ? path.slice(1) : path;
  return [...rest.matchAll(steps)].map(([, plain, single, double, index]) => plain ?? single ?? double ?? index ?? '');
}
