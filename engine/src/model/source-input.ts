import type { Catalog } from '../catalog/catalog.ts';
import type { EnumRow } from '../catalog/read-enum-values.ts';

/** What is known of a source's database, or why it can't be reached. */
export type SourceInput =
  | {
      readonly kind: 'reachable';
      readonly catalog: Catalog;
      /** Rows of the enum tables by key; a text where reading them failed. */
      readonly enumRows: ReadonlyMap<string, readonly EnumRow[] | string>;
    }
  | { readonly kind: 'unreachable'; readonly reason: string };
