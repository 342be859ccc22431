import type { FilterNode } from './filter-node.ts';
import { everyRow } from './filter-node.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import type { Operation, PermissionEntry } from './metadata.ts';
import { readFilter } from './read-filter.ts';
import { writeFilter } from './write-filter.ts';

/** A permission as it is edited. What an operation doesn't know stays undefined. */
export interface PermissionDraft {
  /** `*`: all of them, those to come too. Not for delete. */
  readonly columns: '*' | readonly string[] | undefined;
  /** Of select. */
  readonly computedFields: readonly string[];
  /** Which rows. Not for insert. */
  readonly filter: FilterNode | undefined;
  /** What rows must be like when they are written; undefined on update: what `filter` says. */
  readonly check: FilterNode | undefined;
  /** Values that are written whatever is asked for: of insert and update. */
  readonly presets: readonly Preset[];
  /** Rows at most; null: any number. */
  readonly limit: number | null;
  readonly allowsAggregations: boolean;
  /** Only together with the admin secret. */
  readonly isBackendOnly: boolean;
  /** Root fields that are there; null: all of them. */
  readonly queryRootFields: readonly string[] | null;
  readonly subscriptionRootFields: readonly string[] | null;
  readonly comment: string;
  /** What else the permission says; kept as it is. */
  readonly others: JsonObject;
  /** The keys that it came with, so that writing what was read changes nothing. */
  readonly cameWith: readonly string[];
}

export interface Preset {
  readonly column: string;
  readonly value: Json;
}

const known = [
  'columns',
  'computed_fields',
  'filter',
  'check',
  'set',
  'limit',
  'allow_aggregations',
  'backend_only',
  'query_root_fields',
  'subscription_root_fields',
];

/** Root fields of a query, and of a subscription. */
export const rootFields = {
  query: ['select', 'select_by_pk', 'select_aggregate'],
  subscription: ['select', 'select_by_pk', 'select_aggregate', 'select_stream'],
} as const;

/** What is begun with where there was no permission: no column, every row. */
export function emptyDraft(operation: Operation): PermissionDraft {
  return {
    columns: operation === 'delete' ? undefined : [],
    computedFields: [],
    filter: operation === 'insert' ? undefined : everyRow,
    check: operation === 'insert' ? everyRow : undefined,
    presets: [],
    limit: null,
    allowsAggregations: false,
    isBackendOnly: false,
    queryRootFields: null,
    subscriptionRootFields: null,
    comment: '',
    others: {},
    cameWith: [],
  };
}

/** A permission of metadata, to be edited. */
export function readDraft({ permission, comment }: PermissionEntry, operation: Operation): PermissionDraft {
  const { columns, filter, check, limit } = permission;
  return {
    ...emptyDraft(operation),
    columns: columns === '*' ? '*' : (textsOf(columns) ?? (operation === 'delete' ? undefined : [])),
    computedFields: textsOf(permission['computed_fields']) ?? [],
    filter: filter === undefined ? (operation === 'insert' ? undefined : everyRow) : readFilter(filter),
    check: check === undefined || check === null ? undefined : readFilter(check),
    presets: isJsonObject(permission['set'])
      ? Object.entries(permission['set']).map(([column, value = null]) => ({ column, value }))
      : [],
    limit: typeof limit === 'number' ? limit : null,
    allowsAggregations: permission['allow_aggregations'] === true,
    isBackendOnly: permission['backend_only'] === true,
    queryRootFields: textsOf(permission['query_root_fields']) ?? null,
    subscriptionRootFields: textsOf(permission['subscription_root_fields']) ?? null,
    comment: comment ?? '',
    others: Object.fromEntries(Object.entries(permission).filter(([key]) => !known.includes(key))),
    cameWith: Object.keys(permission),
  };
}

/** The draft as metadata has it. What says nothing is left out, but for what the permission came with. */
export function writeDraft(draft: PermissionDraft, operation: Operation): JsonObject {
  const { columns, filter, check, presets, limit, cameWith } = draft;
  const isWrite = operation === 'insert' || operation === 'update';
  const written: readonly (readonly [string, Json | undefined, isSaying: boolean])[] = [
    ['columns', columns, operation !== 'delete'],
    ['computed_fields', draft.computedFields, draft.computedFields.length > 0],
    ['filter', filter === undefined ? undefined : writeFilter(filter), operation !== 'insert'],
    ['check', check === undefined ? null : writeFilter(check), isWrite && check !== undefined],
    ['set', Object.fromEntries(presets.map(({ column, value }) => [column, value])), presets.length > 0],
    ['limit', limit, limit !== null],
    ['allow_aggregations', draft.allowsAggregations, draft.allowsAggregations],
    ['backend_only', draft.isBackendOnly, draft.isBackendOnly],
    ['query_root_fields', draft.queryRootFields, draft.queryRootFields !== null],
    ['subscription_root_fields', draft.subscriptionRootFields, draft.subscriptionRootFields !== null],
  ];
  const kept = written.filter(([key, value, isSaying]) => isSaying || (cameWith.includes(key) && value !== undefined));
  return { ...Object.fromEntries(kept.map(([key, value]) => [key, value])), ...draft.others };
}

function textsOf(value: Json | undefined): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: readonly Json[] = value;
  return items.filter((item) => typeof item === 'string');
}
