/** A colour of the theme that is shown now, by the name of its variable: canvases know no variables. */
export function chartColour(name: ChartColour): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export type ChartColour =
  | '--mantine-color-text'
  | '--mantine-color-anchor'
  | '--andon-quiet'
  | '--andon-line'
  | '--andon-surface'
  | '--andon-good'
  | '--andon-bad'
  | `--andon-series-${number}`;
