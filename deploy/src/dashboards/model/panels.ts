import type { GraphFieldConfig, ThresholdsConfig } from '@grafana/schema';
import type { Options as BarChartOptions } from '@grafana/schema/dist/types/raw/composable/barchart/panelcfg/x/BarChartPanelCfg_types.gen.d.ts';
import type { Options as HistogramOptions } from '@grafana/schema/dist/types/raw/composable/histogram/panelcfg/x/HistogramPanelCfg_types.gen.d.ts';
import type { Options as LogsOptions } from '@grafana/schema/dist/types/raw/composable/logs/panelcfg/x/LogsPanelCfg_types.gen.d.ts';
import type { Options as StateTimelineOptions } from '@grafana/schema/dist/types/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen.d.ts';
import type { Options as StatOptions } from '@grafana/schema/dist/types/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen.d.ts';
import type { Options as TableOptions } from '@grafana/schema/dist/types/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen.d.ts';
import type { Options as TimeSeriesOptions } from '@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen.d.ts';
import { stateMappings } from './field-kinds.ts';
import type { Plain } from './plain.ts';
import { fieldConfig, override, placePanel, type PanelQuestion, type PanelWords, type PlacedPanel } from './panel.ts';

interface Look {
  readonly unit?: string;
  readonly decimals?: number;
  readonly thresholds?: ThresholdsConfig;
}

/** Single figures side by side. */
export function figures(words: PanelWords, { queries, ...look }: PanelQuestion & Look): PlacedPanel {
  return placePanel({
    type: 'stat',
    words: { height: 4, ...words },
    queries,
    options: {
      reduceOptions: { values: false, calcs: ['lastNotNull'], fields: '/.*/' },
      orientation: 'auto',
      textMode: 'auto',
      colorMode: 'value',
      graphMode: 'none',
      justifyMode: 'auto',
    } satisfies Partial<Plain<StatOptions>>,
    fieldConfig: fieldConfig(queries, look),
  });
}

interface TableLook {
  /** Where a click on a column leads. */
  readonly links?: Readonly<Record<string, { readonly title: string; readonly url: string }>>;
}

/** Rows as they are asked for; every column can be filtered. */
export function table(words: PanelWords, { queries, links = {} }: PanelQuestion & TableLook): PlacedPanel {
  return placePanel({
    type: 'table',
    words,
    queries,
    options: { showHeader: true, cellHeight: 'sm', frameIndex: 0 } satisfies Plain<TableOptions>,
    fieldConfig: fieldConfig(
      queries,
      { custom: { filterable: true, align: 'auto' } },
      Object.entries(links).map(([title, link]) => override(title, [{ id: 'links', value: [link] }])),
    ),
  });
}

interface LinesLook extends Look {
  readonly draw?: 'line' | 'bars' | 'points';
  readonly isStacked?: boolean;
  /** Lines of other titles are dashed, so that the main one stands out. */
  readonly dashed?: readonly string[];
  /** Only points: what a line through would not mean. */
  readonly points?: readonly string[];
}

/** Lines or bars over time. */
export function lines(words: PanelWords, { queries, ...look }: PanelQuestion & LinesLook): PlacedPanel {
  const { draw = 'line', isStacked = false, dashed = [], points = [], ...defaults } = look;
  return placePanel({
    type: 'timeseries',
    words,
    queries,
    options: {
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
      tooltip: { mode: 'multi', sort: 'desc' },
    } satisfies Partial<Plain<TimeSeriesOptions>>,
    fieldConfig: fieldConfig(
      queries,
      {
        ...defaults,
        isColoredBySeries: true,
        custom: {
          ...(defaults.thresholds && { thresholdsStyle: { mode: 'dashed' } }),
          drawStyle: draw,
          lineWidth: 1,
          fillOpacity: draw === 'bars' ? 60 : 0,
          showPoints: 'auto',
          // A gap is a gap: a line over it would show what nobody measured.
          spanNulls: false,
          ...(isStacked && { stacking: { mode: 'normal', group: 'A' } }),
        } satisfies Partial<Plain<GraphFieldConfig>>,
      },
      [
        ...dashed.map((title) => override(title, [{ id: 'custom.lineStyle', value: { fill: 'dash', dash: [6, 6] } }])),
        ...points.map((title) =>
          override(title, [
            { id: 'custom.drawStyle', value: 'points' },
            { id: 'custom.pointSize', value: 9 },
            { id: 'color', value: { mode: 'fixed', fixedColor: 'red' } },
          ]),
        ),
      ],
    ),
  });
}

/** One bar for each row, the first text column beside it. */
export function bars(
  words: PanelWords,
  { queries, category, ...look }: PanelQuestion & Look & { category: string },
): PlacedPanel {
  return placePanel({
    type: 'barchart',
    words,
    queries,
    options: {
      orientation: 'horizontal',
      xField: category,
      showValue: 'auto',
      stacking: 'none',
      groupWidth: 0.7,
      barWidth: 0.9,
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
      tooltip: { mode: 'multi', sort: 'none' },
    } satisfies Partial<Plain<BarChartOptions>>,
    fieldConfig: fieldConfig(queries, { ...look, isColoredBySeries: true }),
  });
}

/** One lane for each value of the column `lane`, coloured by what holds when. */
export function timeline(words: PanelWords, { queries, lane }: PanelQuestion & { lane: string }): PlacedPanel {
  return placePanel({
    type: 'state-timeline',
    words,
    queries,
    options: {
      mergeValues: true,
      showValue: 'auto',
      alignValue: 'left',
      rowHeight: 0.85,
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
      tooltip: { mode: 'single', sort: 'none' },
    } satisfies Partial<Plain<StateTimelineOptions>>,
    fieldConfig: fieldConfig(queries, { mappings: stateMappings, custom: { fillOpacity: 75, lineWidth: 0 } }),
    transformations: [
      { id: 'partitionByValues', options: { fields: [lane], keepFields: false, naming: { asLabels: true } } },
    ],
  });
}

/** How often which values come. */
export function histogram(words: PanelWords, { queries }: PanelQuestion): PlacedPanel {
  return placePanel({
    type: 'histogram',
    words,
    queries,
    options: {
      bucketCount: 30,
      combine: false,
      legend: { displayMode: 'list', placement: 'bottom', showLegend: false, calcs: [] },
      tooltip: { mode: 'multi', sort: 'none' },
    } satisfies Partial<Plain<HistogramOptions>>,
    fieldConfig: fieldConfig(queries, { custom: { fillOpacity: 70, lineWidth: 1, gradientMode: 'none' } }),
  });
}

/** Lines of logs, the newest first. */
export function logLines(words: PanelWords, { queries }: PanelQuestion): PlacedPanel {
  return placePanel({
    type: 'logs',
    words,
    queries,
    options: {
      showTime: true,
      showLabels: false,
      showCommonLabels: false,
      wrapLogMessage: true,
      prettifyLogMessage: false,
      enableLogDetails: true,
      dedupStrategy: 'none',
      sortOrder: 'Descending',
    } satisfies Partial<Plain<LogsOptions>>,
    fieldConfig: fieldConfig(queries),
  });
}
