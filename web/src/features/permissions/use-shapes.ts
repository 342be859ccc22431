import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AdminApi } from './admin-api.ts';
import type { ShapeOf } from './check-filter.ts';
import { typeNameOf, type TableMetadata } from './metadata.ts';
import {
  comparisonTypesOf,
  introspectionQuestion,
  readTableShape,
  type IntrospectedType,
  type TableShape,
} from './table-shape.ts';

/** What the tables that are asked for look like; each is looked up once. `needed`: names of GraphQL types. */
export function useShapes(api: AdminApi, tables: readonly TableMetadata[]) {
  const [shapes, setShapes] = useState<ReadonlyMap<string, TableShape>>(new Map());
  const asked = useRef(new Set<string>());
  const byType = useMemo(() => new Map(tables.map((table) => [typeNameOf(table), table])), [tables]);
  const need = useCallback(
    (typeNames: readonly string[]) => {
      for (const typeName of typeNames) {
        const table = byType.get(typeName);
        if (table === undefined || asked.current.has(typeName)) continue;
        asked.current.add(typeName);
        loadShape(api, table).then(
          (shape) => setShapes((before) => new Map([...before, [typeName, shape]])),
          () => asked.current.delete(typeName),
        );
      }
    },
    [api, byType],
  );
  const shapeOf: ShapeOf = useCallback((typeName) => shapes.get(typeName), [shapes]);
  return { shapeOf, need };
}

/** Asks for shapes as long as a view needs them. */
export function useNeeded(need: (typeNames: readonly string[]) => void, typeNames: readonly string[]): void {
  const key = [...new Set(typeNames)].toSorted().join('\n');
  useEffect(() => need(key.split('\n')), [need, key]);
}

async function loadShape(api: AdminApi, table: TableMetadata): Promise<TableShape> {
  const typeName = typeNameOf(table);
  const types = await ask(api, [typeName, `${typeName}_bool_exp`]);
  const comparisons = comparisonTypesOf(types.get(`${typeName}_bool_exp`));
  const compared = comparisons.length === 0 ? [] : await ask(api, comparisons);
  return readTableShape(table, new Map([...types, ...compared]));
}

async function ask(api: AdminApi, names: readonly string[]): Promise<ReadonlyMap<string, IntrospectedType>> {
  const answer = await api.ask<Readonly<Record<string, IntrospectedType | null>>>(introspectionQuestion(names));
  return new Map(
    names.flatMap((name, index) => {
      const type = answer[`t${index}`];
      return type == null ? [] : [[name, type] as const];
    }),
  );
}
