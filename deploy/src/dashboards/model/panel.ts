import {
  FieldColorModeId,
  type FieldConfigSource,
  type Panel,
  type ThresholdsConfig,
  type ValueMapping,
} from '@grafana/schema';
import { emphasisOf, fieldKinds, unitOf, type FieldProperty } from './field-kinds.ts';
import { sourceOf, targetOf, type Query } from './query.ts';
import { readSqlFile, titlesOf } from './sql-file.ts';

/** A panel before it has its place: `width` of the 24 columns of a dashboard, `height` in its rows of 30 pixels. */
export interface PlacedPanel {
  readonly width: number;
  readonly height: number;
  readonly panel: Panel;
}

export interface PanelWords {
  readonly title: string;
  /** What an engineer should make of it; shown at the panel's i. */
  readonly description: string;
  readonly width: number;
  readonly height?: number;
}

export interface PanelQuestion {
  readonly queries: readonly Query[];
}

interface PanelParts extends PanelQuestion {
  readonly type: string;
  readonly words: PanelWords;
  readonly options: Record<string, unknown>;
  readonly fieldConfig: FieldConfigSource;
  readonly transformations?: Panel['transformations'];
}

export function placePanel({ type, words, queries, options, fieldConfig, transformations }: PanelParts): PlacedPanel {
  const { title, description, width, height = 8 } = words;
  const [first] = queries;
  if (first === undefined) throw new Error(`The panel "${title}" asks nothing.`);
  return {
    width,
    height,
    panel: {
      type,
      title,
      description,
      datasource: sourceOf(first),
      targets: queries.map(targetOf),
      options,
      fieldConfig,
      ...(transformations && { transformations }),
    },
  };
}

interface FieldLook {
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
  readonly thresholds?: ThresholdsConfig | undefined;
  readonly mappings?: readonly ValueMapping[];
  readonly custom?: Record<string, unknown>;
  /** Series keep the colours that tell them apart. */
  readonly isColoredBySeries?: boolean;
}

type Override = FieldConfigSource['overrides'][number];

/** Fields look by their titles; `further` come after, so that they win. */
export function fieldConfig(
  queries: readonly Query[],
  { unit, decimals, thresholds, mappings, custom, isColoredBySeries = false }: FieldLook = {},
  further: readonly Override[] = [],
): FieldConfigSource {
  const titles = queries.flatMap((query) => (query.kind === 'sql' ? titlesOf(readSqlFile(query.file)) : []));
  return {
    defaults: {
      noValue: '–',
      ...(unit !== undefined && { unit }),
      ...(decimals !== undefined && { decimals }),
      ...(thresholds && { thresholds }),
      ...(thresholds && !isColoredBySeries && { color: { mode: FieldColorModeId.Thresholds } }),
      ...(mappings && { mappings: [...mappings] }),
      ...(custom && { custom }),
    },
    overrides: [...titles.flatMap((title) => overridesByTitle(title, isColoredBySeries)), ...further],
  };
}

function overridesByTitle(title: string, isColoredBySeries: boolean): readonly Override[] {
  const kind = fieldKinds[title];
  if (kind === undefined) return [];
  const properties = [...unitOf(kind), ...(isColoredBySeries ? [] : emphasisOf(kind))];
  return properties.length === 0 ? [] : [override(title, properties)];
}

/** Series are named by their metric and the title, such as "Filler OEE". */
export function override(title: string, properties: readonly FieldProperty[]): Override {
  const escaped = title.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return {
    matcher: { id: 'byRegexp', options: `/(^| )${escaped}$/` },
    properties: properties.map(({ id, value }) => ({ id, value })),
  };
}
