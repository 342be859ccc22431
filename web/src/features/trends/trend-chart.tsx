import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type uPlot from 'uplot';
import { chartAxes } from '../../design/chart/chart-axes.ts';
import { chartColour } from '../../design/chart/chart-colour.ts';
import { Chart } from '../../design/chart/chart.tsx';
import { Mark } from '../../design/mark.tsx';
import { useFormat } from '../../language/use-format.ts';
import { rowsAtMost } from './load-pages.ts';
import { gapSecondsOf, lonePoints, nearestIndex, plotRows } from './plot-rows.ts';
import { bucketSeconds, type TrendBucket } from './trend-question.ts';
import type { TrendMetric } from './trend-metric.ts';
import type { Trend } from './use-trends.ts';
import classes from './trends.module.css';

export interface TrendChartProps {
  readonly trend: Trend;
  readonly metric: TrendMetric;
  readonly bucket: TrendBucket;
  readonly fromMs: number;
  readonly toMs: number;
  /** The instant that is read in all plots, in seconds since 1970; undefined: the newest value of each. */
  readonly at: number | undefined;
  readonly onAt: (at: number) => void;
  readonly onZoom: (fromMs: number, toMs: number) => void;
}

/** The trend of a metric: a line that is broken at gaps, the band of least and most of buckets, poor values as rings beside the line. */
export function TrendChart({ trend, metric, bucket, fromMs, toMs, at, onAt, onZoom }: TrendChartProps) {
  const { t, i18n } = useTranslation('trends');
  const format = useFormat();
  const timeZone = metric.equipment.area.site.time_zone;
  const { rows } = trend;
  const plotted = useMemo(
    () => plotRows(rows, gapSecondsOf(rows, bucketSeconds[bucket], metric.expectedEverySeconds)),
    [rows, bucket, metric.expectedEverySeconds],
  );
  const data = useMemo<uPlot.AlignedData>(
    () => [plotted.times, [...plotted.low], [...plotted.high], [...plotted.good], [...plotted.poor]],
    [plotted],
  );
  const options = useMemo<Omit<uPlot.Options, 'width'>>(
    () => ({
      height: 220,
      legend: { show: false },
      cursor: { drag: { x: true, y: false, setScale: false }, sync: { key: 'trends' }, points: { size: 7 } },
      scales: { x: { time: true } },
      axes: chartAxes(
        (splits) => {
          const isLong = (splits.at(-1) ?? 0) - (splits[0] ?? 0) >= 86_400;
          const isShort = (splits[1] ?? 0) - (splits[0] ?? 0) < 60;
          return splits.map((split) =>
            isLong ? format.shortDateTime(split * 1_000, timeZone) : format.time(split * 1_000, timeZone, isShort),
          );
        },
        (splits) => splits.map((split) => format.upTo(split, metric.unit)),
      ),
      bands: [{ series: [2, 1], fill: () => `${chartColour('--mantine-color-anchor')}40` }],
      series: [
        {},
        { width: 0, points: { show: false } },
        { width: 0, points: { show: false } },
        {
          stroke: () => chartColour('--mantine-color-anchor'),
          width: 1.5,
          points: {
            size: 5,
            filter: (plot, series, isShown) => (isShown ? null : lonePoints(plot.data[series] ?? [])),
          },
        },
        {
          paths: () => null,
          points: {
            show: true,
            size: 9,
            width: 2,
            stroke: () => chartColour('--andon-bad'),
            fill: () => chartColour('--andon-surface'),
          },
        },
      ],
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the language stands for its formats
    [timeZone, metric.unit, i18n.language],
  );
  const describe = (index: number) => {
    const time = plotted.times[index] ?? 0;
    const gap = plotted.gaps.find((each) => each.index === index);
    if (gap !== undefined)
      return t('gap', {
        from: format.time(gap.from * 1_000, timeZone, true),
        to: format.time(gap.to * 1_000, timeZone, true),
        length: format.duration(gap.to - gap.from),
      });
    const value = plotted.good[index] ?? plotted.poor[index];
    const isPoor = plotted.good[index] == null;
    return [
      `${format.dateTime(time * 1_000, timeZone)} (${format.time(time * 1_000, timeZone, true)})`,
      format.upTo(value, metric.unit),
      ...(bucket === 'none'
        ? []
        : [
            t('band', {
              low: format.upTo(plotted.low[index], metric.unit),
              high: format.upTo(plotted.high[index], metric.unit),
            }),
          ]),
      ...(isPoor ? [t('poor')] : []),
    ].join(' · ');
  };
  const index = at === undefined ? undefined : nearestIndex(plotted.times, at);
  const shown = index ?? plotted.times.length - 1;
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <h2 className={classes.name}>
          {metric.name} <span className={classes.place}>{metric.place}</span>
        </h2>
        <span className={classes.quality}>
          {t('count', { count: rows.reduce((sum, { count }) => sum + count, 0) })}
          {plotted.gaps.length > 0 && <Mark tone="warning">{t('gaps', { count: plotted.gaps.length })}</Mark>}
          {plotted.poorCount > 0 && <Mark tone="bad">{t('poorCount', { count: plotted.poorCount })}</Mark>}
          {trend.isCut && <Mark tone="warning">{t('cut', { count: rowsAtMost })}</Mark>}
        </span>
      </figcaption>
      {rows.length === 0 ? (
        <p className={classes.place}>{t('empty')}</p>
      ) : (
        <>
          <Chart
            label={t('keys', { metric: `${metric.name} · ${metric.place}` })}
            options={options}
            data={data}
            view={[fromMs / 1_000, toMs / 1_000]}
            index={index}
            describe={describe}
            onIndex={(next) => onAt(plotted.times[next] ?? 0)}
            marked={plotted.marked}
            onZoom={(from, to) => onZoom(from * 1_000, to * 1_000)}
          />
          <p className={classes.read}>{describe(shown)}</p>
        </>
      )}
    </figure>
  );
}
