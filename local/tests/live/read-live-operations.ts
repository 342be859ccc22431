import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { concatAST, Kind, OperationTypeNode, parse, print, separateOperations } from 'graphql';

const sources = resolve(import.meta.dirname, '../../../web/src');

/** Every subscription of the screens as it is sent, by its name. */
export function readLiveOperations(): ReadonlyMap<string, string> {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.graphql'));
  const all = concatAST(files.map((name) => parse(readFileSync(join(sources, name), 'utf8'))));
  const live = all.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.SUBSCRIPTION
      ? [definition.name?.value ?? '']
      : [],
  );
  const separate = separateOperations(all);
  return new Map(live.map((name) => [name, print(separate[name] ?? all)]));
}
