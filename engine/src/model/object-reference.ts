import { displayName, type QualifiedName } from '../metadata/qualified-name.ts';

/** Points at one object of the metadata. */
export type ObjectReference =
  | { readonly kind: 'source'; readonly source: string }
  | ({ readonly kind: 'table' } & InTable)
  | ({ readonly kind: 'relationship'; readonly name: string } & InTable)
  | ({ readonly kind: 'computed-field'; readonly name: string } & InTable)
  | ({ readonly kind: 'permission'; readonly role: string; readonly operation: PermissionOperation } & InTable)
  | { readonly kind: 'function'; readonly source: string; readonly function: QualifiedName }
  | { readonly kind: 'inherited-role'; readonly role: string }
  | { readonly kind: 'rest-endpoint'; readonly name: string }
  | { readonly kind: 'stored-query'; readonly collection: string; readonly query: string }
  | ({ readonly kind: 'event-trigger'; readonly name: string } & InTable)
  | { readonly kind: 'cron-trigger'; readonly name: string }
  | { readonly kind: 'action'; readonly action: string }
  | { readonly kind: 'custom-types' }
  /** What isn't an object of its own, such as a conflict between roles. */
  | { readonly kind: 'other' };

export type PermissionOperation = 'select' | 'insert' | 'update' | 'delete';

interface InTable {
  readonly source: string;
  readonly table: QualifiedName;
}

/** The object as Hasura names it among dependent objects: `relationship article.author in source "default"`. */
export function describeReference(object: ObjectReference): string {
  switch (object.kind) {
    case 'source':
      return `source ${object.source}`;
    case 'table':
      return `table ${displayName(object.table)} in source "${object.source}"`;
    case 'relationship':
      return `relationship ${displayName(object.table)}.${object.name} in source "${object.source}"`;
    case 'computed-field':
      return `computed field ${displayName(object.table)}.${object.name} in source "${object.source}"`;
    case 'permission':
      return `permission ${displayName(object.table)}.${object.role}.${object.operation} in source "${object.source}"`;
    case 'function':
      return `function ${displayName(object.function)} in source "${object.source}"`;
    case 'inherited-role':
      return `inherited role ${object.role}`;
    case 'rest-endpoint':
      return `endpoint ${object.name}`;
    case 'stored-query':
      return `query ${object.query} in query collection ${object.collection}`;
    case 'event-trigger':
      return `event-trigger ${displayName(object.table)}.${object.name} in source "${object.source}"`;
    case 'cron-trigger':
      return `cron trigger ${object.name}`;
    case 'action':
      return `action ${object.action}`;
    case 'custom-types':
      return 'custom types';
    case 'other':
      return 'object';
  }
}
