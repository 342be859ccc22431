import type { Pool } from 'pg';
import { bindParameters, type Bindings } from '../execute/bind-parameters.ts';
import { runMultiplexed } from '../execute/run-multiplexed.ts';
import { poolOf } from '../execute/run-program.ts';
import { isInputList, isInputObject, toJsonText, type InputJson, type InputJsonObject } from '../request/input-json.ts';
import type { OutputProgram, RowsProgram } from '../sql/action-program.ts';

/** Rows that hang on objects: their JSON texts by the object. */
type FoundRows = ReadonlyMap<RowsProgram, ReadonlyMap<InputJsonObject, string>>;

/** What finding rows needs. */
export interface OutputContext {
  readonly bindings: Bindings;
  /** Pools by source. */
  readonly pools: ReadonlyMap<string, Pool>;
}

/**
 * The JSON text of a handler's answer, as far as it was asked for. Rows of each relationship are read with one statement,
 * however many objects they hang on.
 */
export async function writeOutput(
  value: InputJson,
  fields: readonly OutputProgram[],
  context: OutputContext,
): Promise<string> {
  const parents = new Map<RowsProgram, InputJsonObject[]>();
  collectParents(value, fields, parents);
  const found = await Promise.all(
    [...parents].map(async ([program, objects]) => [program, await findRows(program, objects, context)] as const),
  );
  return text(value, fields, new Map(found));
}

function collectParents(
  value: InputJson,
  fields: readonly OutputProgram[],
  parents: Map<RowsProgram, InputJsonObject[]>,
): void {
  if (isInputList(value)) {
    for (const item of value) collectParents(item, fields, parents);
  } else if (isInputObject(value)) {
    for (const field of fields) {
      if (field.kind === 'value') collectParents(memberOf(value, field.name), field.fields, parents);
      if (field.kind === 'rows') parents.set(field, [...(parents.get(field) ?? []), value]);
    }
  }
}

async function findRows(
  program: RowsProgram,
  objects: readonly InputJsonObject[],
  { bindings, pools }: OutputContext,
): Promise<ReadonlyMap<InputJsonObject, string>> {
  const { statement, keys } = program;
  const sets = objects.map((object) => {
    const columns = new Map(keys.map((key) => [key, parameterText(memberOf(object, key))]));
    return bindParameters(statement.parameters, { ...bindings, slots: [{ rows: '[]', count: 1, columns }] });
  });
  const rows = await runMultiplexed(poolOf({ pools }, program.sourceName), program, sets);
  return new Map(objects.map((object, index) => [object, rows[index]?.[0] ?? 'null']));
}

function parameterText(value: InputJson): string | null {
  if (value === null || typeof value === 'string') return value;
  return toJsonText(value);
}

function text(value: InputJson, fields: readonly OutputProgram[], found: FoundRows): string {
  if (fields.length === 0) return toJsonText(value);
  if (isInputList(value)) return `[${value.map((item) => text(item, fields, found)).join(',')}]`;
  if (!isInputObject(value)) return toJsonText(value);
  const members = fields.map((field) => `"${field.alias}":${memberText(value, field, found)}`);
  return `{${members.join(',')}}`;
}

function memberText(object: InputJsonObject, field: OutputProgram, found: FoundRows): string {
  switch (field.kind) {
    case 'constant':
      return JSON.stringify(field.text);
    case 'value':
      return text(memberOf(object, field.name), field.fields, found);
    case 'rows':
      return found.get(field)?.get(object) ?? 'null';
  }
}

function memberOf(object: InputJsonObject, name: string): InputJson {
  return Object.hasOwn(object, name) ? (object[name] ?? null) : null;
}
